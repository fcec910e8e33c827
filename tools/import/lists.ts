import { checkAnswer } from './followers.js';
import { positionOf } from './http-answer.js';
import { type PatientHttp } from './patient-http.js';

/** A part of a list of the query API. */
interface Part<Item> {
  readonly items: readonly Item[];
  /** What it reflects. */
  readonly position: bigint;
}

/**
 * A list of the query API, part by part.
 *
 * @param atLeast no part is older than this position
 * @throws OperatorError when the query API refuses
 */
export async function* readList<Item>(
  http: PatientHttp,
  list: string,
  parameters: Readonly<Record<string, string | undefined>>,
  atLeast: bigint,
  signal: AbortSignal,
): AsyncGenerator<Part<Item>> {
  const search = new URLSearchParams({ limit: '200' });
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) search.set(name, value);
  const headers: Record<string, string> = atLeast > 0n ? { 'min-event-position': atLeast.toString() } : {};
  let more = true;
  while (more) {
    const answer = await http.send({ method: 'GET', path: `/${list}?${search.toString()}`, headers }, signal);
    checkAnswer(list, answer);
    const { items, nextCursor } = answer.json as { readonly items: readonly Item[]; readonly nextCursor: string | null };
    yield { items, position: positionOf(answer) ?? atLeast };
    search.set('cursor', nextCursor ?? '');
    more = nextCursor !== null;
  }
}
