import { views } from '#read-models/views';
import { type StoredEvent } from '#event-store/event-store';
import { type Part } from './part.js';

export interface Pointer {
  readonly sequence: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly attempts: number;
}

/** What a view has set aside, as the replay CLI lists it. */
export async function listParked({ installation, faults }: Part, name: string): Promise<readonly Pointer[]> {
  const { code, document, errors } = await (await installation.replay('replay_1', 'parked', 'list', name)).ended;
  if (code === 0) return document as readonly Pointer[];
  faults.push(`parked list ${name} ended with ${code}: ${errors}`);
  return [];
}

/** Which of a stream's events the view handles. */
export function handledBy(name: string, events: readonly StoredEvent[]): readonly StoredEvent[] {
  const types = new Set<string>(views.find((projection) => projection.name === name)?.events);
  return events.filter(({ type }) => types.has(type));
}

/** What is wrong with the pointers, when exactly these events should be parked, in order, the first of them tried and the others waiting. */
export function wrongIn(
  parked: readonly Pointer[],
  expected: readonly Pick<StoredEvent, 'position' | 'stream' | 'revision'>[],
): readonly string[] {
  const wrong: string[] = [];
  const place = ({ position, stream, revision }: { position: string | bigint; stream: string; revision: number }) =>
    `${position} (${stream}, ${revision})`;
  const found = new Set(parked.map(place));
  const wanted = expected.map(place);
  for (const event of wanted) if (!found.has(event)) wrong.push(`${event} is not parked`);
  for (const event of found) if (!wanted.includes(event)) wrong.push(`${event} is parked`);
  if (wrong.length === 0 && parked.some((pointer, index) => place(pointer) !== wanted[index])) wrong.push('parked out of order');
  const [first, ...waiting] = parked;
  if (first?.attempts === 0) wrong.push(`${place(first)} was never tried, and nothing stands before it`);
  for (const pointer of waiting) if (pointer.attempts > 0) wrong.push(`${place(pointer)} was tried before its turn`);
  return wrong;
}
