import { allProblems } from '../problems/all-problems.js';
import { type ProblemCode, problemKinds } from '../problems/problem.js';
import { type DescribedRoute } from '../routes/route.js';

/** Codes that only some routes answer, by what makes them; any other code of the HTTP layer can come from every route. */
const onlyWith = {
  /** What is asked of addresses or by methods that no operation has. */
  nothing: ['method-not-allowed'],
  /** Which routes say themselves. */
  ranked: ['cursor-expired'],
  token: ['forbidden'],
  signature: ['signature-invalid'],
  body: ['malformed-json', 'body-too-large', 'unsupported-media-type'],
  /** What is sent in parameters, headers or a body is read. */
  input: ['validation-failed'],
  name: ['not-found'],
  /** Of the projector alone, whose routes say so. */
  steering: ['job-at-work', 'steering-refused'],
  command: ['conflict', 'revision-mismatch', 'idempotency-key-reused'],
  log: ['event-store-unavailable', 'stream-incomplete', 'personal-data-unavailable', 'projection-behind', 'read-models-unavailable'],
  views: ['projection-parked', 'projection-rebuilding'],
} as const satisfies Record<string, readonly ProblemCode[]>;
type Group = keyof typeof onlyWith;

const grouped: ReadonlySet<string> = new Set(Object.values(onlyWith).flat());
const always = Object.keys(problemKinds).filter((code) => !grouped.has(code));

/** Every code that a route can answer. @param path as the description writes it */
export function codesOf({ facts, words }: DescribedRoute, path: string): readonly string[] {
  const asks = facts.kind !== 'page';
  const signed = facts.body === 'signed-json';
  const holds: Readonly<Record<Group, boolean>> = {
    nothing: false,
    ranked: false,
    token: facts.access !== 'public',
    signature: signed,
    body: facts.body !== 'none',
    input: asks,
    name: facts.kind === 'command' || path.includes('{'),
    steering: false,
    command: facts.kind === 'command',
    log: asks,
    views: asks && facts.body === 'none',
  };
  const groups = (Object.keys(onlyWith) as Group[]).filter((group) => holds[group]);
  const codes = [...always, ...groups.flatMap((group) => onlyWith[group]), ...(words.problems ?? [])];
  return [...new Set(codes)].sort();
}

/** The codes of each status, in the order of the statuses. */
export function byStatus(codes: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const grouped = Map.groupBy(codes, (code) => allProblems[code]?.status ?? 500);
  return new Map([...grouped].sort(([left], [right]) => left - right));
}
