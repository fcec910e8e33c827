import { setTimeout as pause } from 'node:timers/promises';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { EventStore } from '#event-store/event-store';
import { readWait } from '#platform/headers/preferences';
import { Turn } from '#platform/http/turn';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { problem } from '#platform/problems/problem';
import { CommandGate } from '../log/command-gate.js';

const PAUSE_MS = 100;

/** Decides on nothing older than the client asks for: `Min-Event-Position` on a command waits for the log, as long as `Prefer: wait` says. */
@Injectable()
export class AwaitPosition implements NestInterceptor {
  constructor(
    private readonly store: EventStore,
    private readonly gate: CommandGate,
  ) {}

  /** @throws Problem validation-failed naming the header; projection-behind; too-many-requests, overloaded when too many wait already */
  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { headers } = request;
    const reply = http.getResponse<FastifyReply>();
    const asked = readMinEventPosition(headers['min-event-position']);
    const { ms, applied } = readWait(headers.prefer);
    if (applied !== undefined) reply.header('Preference-Applied', applied);
    if (asked !== undefined) await this.#reach(asked, performance.now() + ms, request, reply);
    return next.handle();
  }

  async #reach(asked: bigint, deadline: number, request: FastifyRequest, { raw }: FastifyReply): Promise<void> {
    // A position of a log that is no more would be waited for in vain.
    this.gate.pass();
    let endWait: (() => void) | undefined;
    try {
      for (let head = await this.store.head(); head < asked; head = await this.store.head()) {
        if (raw.destroyed || performance.now() + PAUSE_MS > deadline) {
          const headers = { 'Event-Position': String(head) };
          throw problem('projection-behind', `The log is at position ${head}, not yet at ${asked}.`, { headers });
        }
        endWait ??= Turn.of(request).wait();
        await pause(PAUSE_MS);
        this.gate.pass();
      }
    } finally {
      endWait?.();
    }
  }
}
