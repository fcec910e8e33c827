import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { EventStore } from '#event-store/event-store';
import { readWait } from '#platform/headers/preferences';
import { Turn } from '#platform/http/turn';
import { readMinEventPosition } from '#platform/positions/position-headers';
import { problem } from '#platform/problems/problem';
import { CommandGate } from '../log/command-gate.js';

const PAUSE_MS = 100;

/** Decides on nothing older than the client asks for: `Min-Event-Position` on a command waits for the log, as long as `Prefer: wait` says. */
@Injectable()
export class AwaitPosition {
  constructor(
    private readonly store: EventStore,
    private readonly gate: CommandGate,
  ) {}

  /** @throws Problem validation-failed naming the header; projection-behind; too-many-requests, overloaded when too many wait already */
  async reached(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { headers } = request;
    const asked = readMinEventPosition(headers['min-event-position']);
    const { ms, applied } = readWait(headers.prefer);
    if (applied !== undefined) reply.header('Preference-Applied', applied);
    if (asked !== undefined) await this.#reach(asked, performance.now() + ms, request, reply);
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
