import { type Command } from './commands.js';
import { headerOf, positionOf, problemOf, type ProblemDetails } from './http-answer.js';
import { type PatientHttp } from './patient-http.js';

export type CommandOutcome =
  /** Written now, or found to have been written before. */
  { readonly kind: 'new' | 'already-there' } | { readonly kind: 'refused'; readonly status: number; readonly problem: ProblemDetails };

/** Sends commands with their idempotency keys, so that sending one again, in this run or the next, changes nothing. */
export class CommandClient {
  #furthest = 0n;
  #queryApiUrl: string | undefined;

  constructor(private readonly http: PatientHttp) {}

  /** The highest position that any answer has named so far. */
  get furthestPosition(): bigint {
    return this.#furthest;
  }

  /** Where the answers' `Location` headers point; undefined before there was one. */
  get queryApiUrl(): string | undefined {
    return this.#queryApiUrl;
  }

  /**
   * @param decideOnPosition what the decision must not be older than
   * @throws OperatorError when the API cannot be reached or used
   */
  async send(command: Command, signal: AbortSignal, decideOnPosition = 0n): Promise<CommandOutcome> {
    const answer = await this.http.send(
      {
        method: 'POST',
        path: command.path,
        headers: {
          'idempotency-key': command.idempotencyKey,
          ...(command.ifMatch !== undefined && { 'if-match': `"${command.ifMatch}"` }),
          ...(decideOnPosition > 0n && { 'min-event-position': decideOnPosition.toString() }),
        },
        body: JSON.stringify(command.body),
      },
      signal,
    );
    if (answer.status >= 400) {
      return { kind: 'refused', status: answer.status, problem: problemOf(answer) ?? { code: 'unknown', detail: '' } };
    }
    const position = positionOf(answer);
    if (position !== undefined && position > this.#furthest) this.#furthest = position;
    this.#queryApiUrl ??= URL.parse(headerOf(answer, 'location') ?? '')?.origin;
    const replayed = headerOf(answer, 'idempotent-replayed') === 'true' || !hasEvents(answer.json);
    return { kind: replayed ? 'already-there' : 'new' };
  }
}

function hasEvents(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'events' in json && Array.isArray(json.events) && json.events.length > 0;
}
