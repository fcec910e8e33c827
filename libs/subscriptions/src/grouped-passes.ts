import { pause } from '#postgres/backoff';
import { type Progress } from './checkpoint.js';
import { type LeaseKey } from './fence.js';
import { type Lease } from './lease.js';
import { Session, type SessionOptions } from './session.js';

/** A statement that waits for no lock is answered long before; else the connection is dead. */
const PATIENCE_MS = 10_000;

interface Asked {
  readonly lease: Lease;
  readonly from: bigint;
  readonly progress: Progress;
  readonly answer: (passed: Passed | undefined) => void;
}

interface Passed {
  /** Whether readers see the generation. */
  readonly live: boolean;
}

const keyOf = ({ name, generation }: LeaseKey): string => `${generation} ${name}`;

/**
 * Moves the checkpoints of followers for which a batch holds nothing, those of one process together: one transaction instead of one for each. Only where
 * the checkpoint stands where its follower left it, under the follower's epoch, and is neither paused nor held by anybody: it waits for no lock, and
 * what befalls one follower is never another's.
 */
export class GroupedPasses {
  #waiting: Asked[] = [];
  #session: Session | undefined;
  #moving: Promise<void> | undefined;

  constructor(private readonly options: Omit<SessionOptions, 'name'>) {}

  /**
   * Never fails.
   * @returns undefined where nothing was moved: the follower has to be looked at alone
   */
  pass(lease: Lease, from: bigint, progress: Progress): Promise<Passed | undefined> {
    return new Promise((answer) => {
      this.#waiting.push({ lease, from, progress, answer });
      this.#moving ??= this.#move().finally(() => (this.#moving = undefined));
    });
  }

  async close(): Promise<void> {
    await this.#moving;
    await this.#session?.close();
  }

  async #move(): Promise<void> {
    // Followers that were handed a batch together come together: let them all in.
    for (await turn(); this.#waiting.length > 0; await turn()) {
      const group = this.#waiting;
      this.#waiting = [];
      const states = await this.#states(group);
      for (const { lease, answer } of group) {
        const state = states.get(keyOf(lease));
        answer(state === undefined ? undefined : { live: state === 'live' });
      }
    }
  }

  /** What has moved, and how readers see it. */
  async #states(group: readonly Asked[]): Promise<ReadonlyMap<string, string | null>> {
    // Whoever comes alone needs nobody's help.
    if (group.length === 1) return new Map();
    const inTime = new AbortController();
    const late = pause(PATIENCE_MS, inTime.signal);
    const moved = this.#moved(group);
    moved.catch(() => undefined); // Told below, or too late.
    try {
      return await Promise.race([moved, late.then(() => Promise.reject(new Error('no answer in time')))]);
    } catch {
      // The database is away, or this connection is dead, as each follower finds out and says by itself.
      void this.#session?.close();
      this.#session = undefined;
      return new Map();
    } finally {
      inTime.abort();
    }
  }

  async #moved(group: readonly Asked[]): Promise<ReadonlyMap<string, string | null>> {
    if (this.#session === undefined || this.#session.broken) {
      this.#session = await Session.open({ ...this.options, name: 'orderline passes' });
    }
    const rows = await this.#session.prepared('pass-together', STATEMENT, valuesOf(group));
    return new Map(rows.map(([name, generation, state = null]) => [`${generation} ${name}`, state]));
  }
}

const STATEMENT = `with settings as (
    select set_config('synchronous_commit', 'off', true)
  ), asked as (
    select * from unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[], $8::text[])
      as a (name, generation, left_at, epoch, reaches, looked_at, recorded, marked)
  ), found as (
    select g.name, g.generation, reaches, looked_at, recorded, marked from projections.generations g join asked using (name, generation) cross join settings
    where g.position = left_at and g.lease_epoch = epoch and not g.paused for update of g skip locked
  )
  update projections.generations g set position = reaches, events = g.events + looked_at, updated_at = now(), problem = null, detail = null,
    recorded_at = coalesce(recorded, g.recorded_at), marker = coalesce(marked, g.marker),
    marker_position = case when marked is null then g.marker_position else reaches end
  from found where g.name = found.name and g.generation = found.generation
  returning g.name, g.generation, g.state`;

function valuesOf(group: readonly Asked[]): readonly unknown[] {
  return [
    group.map(({ lease }) => lease.name),
    group.map(({ lease }) => lease.generation),
    group.map(({ from }) => from.toString()),
    group.map(({ lease }) => lease.epoch.toString()),
    group.map(({ progress }) => progress.position.toString()),
    group.map(({ progress }) => progress.events),
    group.map(({ progress }) => progress.recordedAt?.toISOString() ?? null),
    group.map(({ progress }) => progress.marker ?? null),
  ];
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
