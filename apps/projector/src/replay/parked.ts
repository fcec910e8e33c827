import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Answer } from '#subscriptions/retry-parked';
import { CONTROL_CHANNEL } from '#subscriptions/schema';
import { formatTable } from './list.js';
import { ReplayError } from './replay-error.js';
import { demandFollower, type Workbench } from './workbench.js';

export interface ParkedEvent {
  readonly generation: number;
  readonly sequence: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** 0 for an event that only waits behind one that failed. */
  readonly attempts: number;
  readonly code: string | null;
  readonly message: string | null;
  readonly parkedAt: Date;
}

/** How long an owner may take to answer. */
const ANSWER_MS = 60_000;

export async function listParked({ session }: Workbench, name: string, sequence?: string): Promise<readonly ParkedEvent[]> {
  return session.query<ParkedEvent & Record<string, unknown>>(
    `select p.generation, p.sequence, p.position, p.stream, p.revision, p.type, p.attempts, p.error_code as code, p.error_message as message, p.parked_at as "parkedAt"
     from projections.parked p join projections.generations g using (name, generation)
     where p.name = $1 and g.state in ('live', 'retained') and ($2::text is null or p.sequence = $2) order by p.generation, p.position`,
    [name, sequence ?? null],
  );
}

export function formatParked(parked: readonly ParkedEvent[]): string {
  if (parked.length === 0) return 'Nothing is parked.';
  const header = ['generation', 'sequence', 'position', 'stream', 'revision', 'event', 'attempts', 'error'];
  const lines = parked.map(({ generation, sequence, position, stream, revision, type, attempts, code, message }) => {
    const error = code === null ? 'waits behind the one that failed' : `${code}: ${message}`;
    return [generation, sequence, position, stream, revision, type, attempts, error].map(String);
  });
  return formatTable([header, ...lines]);
}

export interface Asked {
  readonly verb: 'retry' | 'discard';
  readonly sequence?: string | undefined;
  readonly reason?: string | undefined;
}

/**
 * Asks the owners of a follower's generations to try parked events again, or to leave the failing ones out, and waits for their answers.
 * @throws ReplayError where nothing is parked or nobody answers; what was asked then stands, and is done by the next owner
 */
export async function ask(workbench: Workbench, name: string, { verb, sequence, reason }: Asked): Promise<Answer> {
  const parked = await demandParked(workbench, name, sequence);
  const places = new Map(parked.map((event) => [`${event.generation} ${event.sequence}`, event]));
  const ids: string[] = [];
  for (const place of places.values()) ids.push(await request(workbench, name, place, verb, reason));
  await workbench.session.query('select pg_notify($1, $2)', [CONTROL_CHANNEL, name]);
  return collect(await awaitAnswers(workbench, name, ids));
}

/** At least one. @throws ReplayError where nothing is parked; UnknownFollower */
export async function demandParked(workbench: Workbench, name: string, sequence?: string): Promise<readonly ParkedEvent[]> {
  const parked = await listParked(workbench, name, sequence);
  if (parked.length > 0) return parked;
  await demandFollower(workbench, name);
  throw new ReplayError(
    sequence === undefined ? `Nothing is parked in ${name}.` : `Nothing of the sequence ${sequence} is parked in ${name}.`,
  );
}

async function request(
  { session }: Workbench,
  name: string,
  place: ParkedEvent,
  verb: Asked['verb'],
  reason: string | undefined,
): Promise<string> {
  const id = randomUUID();
  await session.durably('insert into projections.requests (id, name, generation, verb, sequence, reason) values ($1, $2, $3, $4, $5, $6)', [
    id,
    name,
    place.generation,
    verb,
    place.sequence,
    reason ?? null,
  ]);
  return id;
}

async function awaitAnswers({ session, signal }: Workbench, name: string, ids: readonly string[]): Promise<readonly Answer[]> {
  for (const deadline = Date.now() + ANSWER_MS; ; await delay(50)) {
    signal.throwIfAborted();
    const answered = await session.query<{ answer: Answer }>(
      'select answer from projections.requests where id = any($1::uuid[]) and answered_at is not null',
      [ids],
    );
    if (answered.length === ids.length) return answered.map(({ answer }) => answer);
    if (Date.now() > deadline)
      throw new ReplayError(`Nobody feeds ${name} at the moment. The request stands and is carried out when a projector runs.`);
  }
}

function collect(answers: readonly Answer[]): Answer {
  const failed = answers.flatMap((answer) => answer.failed);
  const sum = (pick: (answer: Answer) => number) => answers.reduce((total, answer) => total + pick(answer), 0);
  return { applied: sum((answer) => answer.applied), discarded: sum((answer) => answer.discarded), failed };
}
