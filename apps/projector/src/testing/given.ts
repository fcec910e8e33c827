import { type OrderlineEvent } from '#events/contracts/event-catalogue';
import { Session } from '#subscriptions/session';
import { type StoredEvent } from '#event-store/event-store';
import { createTestDatabase } from '#lab/test-bed/database';
import { type Projection, sequenceOf, tablesOf } from '#read-models/projection';
import { decode } from '../engine/decode.js';
import { createGeneration } from '../engine/generations.js';
import { foldBatch } from '../engine/fold-batch.js';
import { columnList, tableOf } from '../engine/table-sql.js';
import { migrateReadModels } from '../migrate.js';
import { toNewEvent } from './events.js';

type Rows = readonly Record<string, unknown>[];

/** How the events are cut into batches: the outcome must not depend on it. */
const BATCH_SIZES = [1, 3, 1_000];

/** A database in which projections are tried on lists of events. */
export class ProjectionTrial implements AsyncDisposable {
  #generation = 0;

  private constructor(
    private readonly session: Session,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<ProjectionTrial> {
    const database = await createTestDatabase();
    await migrateReadModels(database.url, []);
    const session = await Session.open({ url: database.url, name: 'trial', idleInTransactionMs: 10_000 });
    return new ProjectionTrial(session, () => database.drop());
  }

  /**
   * The rows of every table after the events, in the order of their keys. Folds them several times, cut into batches of different sizes and with the
   * sequences shuffled, and demands the same rows each time. Not shuffled are events that touch rows by a condition: what they find depends on what is
   * there before them.
   */
  async given(projection: Projection, ...history: readonly OrderlineEvent[]): Promise<Readonly<Record<string, Rows>>> {
    const events = recorded(history);
    const [first, ...others] = BATCH_SIZES;
    const rows = await this.#fold(projection, events, first as number);
    for (const size of others) demandSame(rows, await this.#fold(projection, events, size), `in batches of ${size}`);
    if (events.some((event) => touchesByCondition(projection, event))) return rows;
    for (const seed of [1, 2, 3]) {
      const shuffled = shuffleSequences(events, projection.sequence ?? sequenceOf, seed);
      demandSame(rows, await this.#fold(projection, shuffled, 3), `with the sequences shuffled (${seed})`);
    }
    return rows;
  }

  async #fold(projection: Projection, events: readonly StoredEvent[], batchSize: number): Promise<Readonly<Record<string, Rows>>> {
    const generation = ++this.#generation;
    await this.session.script(createGeneration(projection, generation, 'rebuilding', true));
    const handled = events.filter(({ type }) => (projection.events as readonly string[]).includes(type));
    for (let from = 0; from < handled.length; from += batchSize) {
      await this.session.begin();
      const [failure] = await foldBatch(projection, generation, this.session, handled.slice(from, from + batchSize));
      if (failure !== undefined) throw failure.error;
      await this.session.script('commit');
    }
    const rows: Record<string, Rows> = {};
    for (const table of tablesOf(projection)) {
      const columns = Object.entries(table.columns).map(([name, { type }]) => (type === 'date' ? `${name}::text` : name));
      rows[table.name] = await this.session.query(
        `select ${columns.join(', ')} from ${tableOf(table, generation)} order by ${columnList({ ...table, columns: pick(table.columns, table.key) })}`,
      );
    }
    return rows;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.session.close();
    await this.drop();
  }
}

function pick<Value>(from: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value> {
  return Object.fromEntries(names.map((name) => [name, from[name] as Value]));
}

function recorded(history: readonly OrderlineEvent[]): readonly StoredEvent[] {
  const revisions = new Map<string, number>();
  return history.map((event, index) => {
    const stream = streamOf(event);
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    return { ...toNewEvent(event), stream, revision, position: BigInt(index + 1), recordedAt: new Date('2026-03-01T10:00:00.000Z') };
  });
}

function streamOf({ type, data }: OrderlineEvent): string {
  if ('sku' in data) return `${type.startsWith('Stock') ? 'stock' : 'product'}-${data.sku}`;
  if (type.startsWith('Wallet') && 'customerId' in data) return `wallet-${data.customerId}`;
  if ('creditNoteId' in data) return `credit-note-${data.creditNoteId}`;
  if ('orderId' in data) return `${/^(Payment|Fulfilment)/.exec(type)?.[0].toLowerCase() ?? 'order'}-${data.orderId}`;
  return 'address' in data && 'claimId' in data ? `email-${data.address}` : `customer-${data.customerId}`;
}

function touchesByCondition({ events, folds }: Projection, event: StoredEvent): boolean {
  if (!(events as readonly string[]).includes(event.type)) return false;
  return folds.some((fold) => fold.kind === 'rows' && fold.keys(decode(event)).some((key) => 'column' in key));
}

/** Another order of the sequences among each other; within each the events stay as they were. */
function shuffleSequences(
  events: readonly StoredEvent[],
  sequenceOf: (event: StoredEvent) => string,
  seed: number,
): readonly StoredEvent[] {
  const sequences = [...Map.groupBy(events, sequenceOf).values()].map((sequence) => [...sequence]);
  const shuffled: StoredEvent[] = [];
  for (let state = seed; shuffled.length < events.length;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const next = sequences[state % sequences.length]?.shift();
    if (next !== undefined) shuffled.push(next);
  }
  return shuffled;
}

function demandSame(expected: unknown, actual: unknown, how: string): void {
  if (JSON.stringify(expected) !== JSON.stringify(actual)) {
    throw new Error(`The rows differ ${how}:\n${JSON.stringify(actual)}\ninstead of\n${JSON.stringify(expected)}`);
  }
}
