import { ProblemError, toProblem } from '../api/problem.js';
import { pause } from '../api/retry.js';
import { send } from '../api/send.js';
import { EventParser } from './event-parser.js';

export type ConnectionState = 'connecting' | 'open' | 'waiting';

export interface Followed {
  /** Each event's data, out of JSON. Ends the following where it returns false. */
  readonly onEvent: (data: unknown, id: string | undefined) => boolean | undefined | void;
  readonly onState?: (state: ConnectionState) => void;
  /** The last event seen, kept for whoever follows the same address again. */
  readonly place?: { id: string | undefined };
  /** Whether ids are positions in the log: then a connection that breaks off before its first event is resumed where it began, too. */
  readonly byPosition?: boolean;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows server-sent events by fetch, as EventSource can send no token: goes on after the last event seen whenever the connection ends, later each
 * time that it could not be opened. Ends when `signal` does, or `onEvent` says so.
 * @throws ProblemError where the server refuses, for good
 */
export async function followEvents(
  address: string,
  { onEvent, onState, place = { id: undefined }, byPosition = false }: Followed,
  signal: AbortSignal,
): Promise<void> {
  for (let failures = 0; ;) {
    onState?.('connecting');
    const parser = new EventParser();
    try {
      const headers = { Accept: 'text/event-stream', ...(place.id !== undefined && { 'Last-Event-ID': place.id }) };
      const answer = await send(new Request(new URL(address, location.href), { headers, signal }));
      if (!answer.ok) await refuseForGood(answer);
      else {
        if (byPosition) place.id ??= answer.headers.get('Event-Position') ?? undefined;
        onState?.('open');
        failures = 0;
        for await (const text of textOf(answer))
          for (const event of parser.push(text)) {
            place.id = event.id ?? place.id;
            if (onEvent(JSON.parse(event.data), event.id) === false) return;
          }
      }
    } catch (error) {
      if (signal.aborted) return;
      // The connection broke off, or there was none.
      if (!(error instanceof TypeError)) throw error;
    }
    if (signal.aborted) return;
    onState?.('waiting');
    const wait = Math.min((parser.retryMs ?? FIRST_WAIT_MS) * 2 ** failures++, LONGEST_WAIT_MS);
    try {
      await pause(wait, signal);
    } catch (error) {
      if (signal.aborted) return;
      throw error;
    }
  }
}

/** What will be otherwise in a while is tried again. @throws ProblemError for anything else */
async function refuseForGood(answer: Response): Promise<void> {
  if (answer.status === 429 || answer.status >= 500) return;
  throw new ProblemError(toProblem(answer.status, await answer.json().catch(() => undefined))); // A gateway's page is no JSON, and told by its status.
}

async function* textOf({ body }: Response): AsyncIterable<string> {
  if (body === null) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // It is broken off already.
  }
}
