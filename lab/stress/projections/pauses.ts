import { setTimeout as delay } from 'node:timers/promises';
import { leaseTimes } from '#subscriptions/consumer-group-options';
import { type Installation } from './installation.js';
import { isFollower } from './moment.js';
import { type Part, quantile } from './part.js';
import { fedBy, type ProjectorSlot, withProjectors } from './projector-slot.js';
import { Shop } from './shop.js';
import { settle, verifyViews } from './views.js';
import { waitFor } from './waiting.js';

const COMMANDS_BEFORE = 500;
const COMMANDS_PER_SECOND = 120;
const LOOK_EVERY_MS = 10;
/** The lease, and what looking and a first batch may take on a busy machine. */
const LIMIT_MS = leaseTimes.leaseMs + leaseTimes.beatMs;

type Fed = Awaited<ReturnType<typeof fedBy>>[number];

/** Pauses projectors inside the transaction of a batch: others go on within the lease, and who wakes up has written nothing. */
export async function stressPauses(part: Part, pauses: number): Promise<string> {
  const { installation, random, faults } = part;
  const shop = new Shop(installation, random, faults);
  return withProjectors(part, async (slots) => {
    await shop.stockUp();
    await shop.work(COMMANDS_BEFORE);
    const calm = new AbortController();
    const trade = shop.trade(COMMANDS_PER_SECOND, calm.signal);
    const stood: number[] = [];
    let aborted = 0;
    try {
      for (let pause = 0; pause < pauses; pause++) {
        await sharing(installation, slots);
        const result = await pauseOnce(part, random.pick(slots));
        stood.push(...result.stoodMs);
        aborted += result.aborted;
      }
    } finally {
      calm.abort();
      await trade;
    }
    await settle(part);
    const rows = await verifyViews(part);
    const seconds = (share: number) => (quantile(stood, share) / 1_000).toFixed(2);
    return (
      `${pauses} projectors stopped inside a batch's transaction: their ${stood.length} views stood still for p50 ${seconds(0.5)} s, max ${seconds(1)} s ` +
      `(limit ${LIMIT_MS / 1_000} s); awake again they wrote nothing: ${aborted} open transactions rolled back; ${rows} rows compared`
    );
  });
}

async function sharing(installation: Installation, slots: readonly ProjectorSlot[]): Promise<void> {
  await waitFor('both projectors at work', 30_000, async () => {
    const fed = await Promise.all(slots.map(async ({ pid }) => (pid === undefined ? [] : await fedBy(installation, pid))));
    return fed.every((views) => views.length > 0) ? true : undefined;
  });
}

async function pauseOnce({ installation, faults }: Part, slot: ProjectorSlot): Promise<{ stoodMs: number[]; aborted: number }> {
  const { pid, transactions, since } = await stopInTransaction(installation, slot);
  const fed = await fedBy(installation, pid);
  try {
    const stoodMs = await Promise.all(fed.map((view) => standstill(installation, view, since)));
    stoodMs.forEach((milliseconds, index) => {
      if (milliseconds > LIMIT_MS)
        faults.push(`${fed[index]?.name} stood still for ${milliseconds.toFixed(0)} ms while its projector was paused`);
    });
    process.kill(pid, 'SIGCONT');
    const outcomes = await Promise.all(transactions.map((id) => outcomeOf(installation, id)));
    outcomes.forEach((outcome) => {
      if (outcome !== 'aborted') faults.push(`the transaction of a projector that was paused for longer than its lease has ${outcome}`);
    });
    await checkFenced(installation, fed, faults);
    return { stoodMs, aborted: outcomes.filter((outcome) => outcome === 'aborted').length };
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

/** Stops the projector, and lets it go on at once where that was not inside a transaction, until it is. */
async function stopInTransaction(installation: Installation, { role, pid = 0 }: ProjectorSlot) {
  const idsOf = async (states: readonly string[]): Promise<string[]> => {
    const { rows } = await installation.pool.query<{ application: string; id: string }>(
      `select application_name as application, backend_xid::text as id from pg_stat_activity
       where datname = current_database() and usename = $1 and backend_xid is not null and state = any($2)`,
      [role, states],
    );
    return rows.filter(({ application }) => isFollower(application)).map(({ id }) => id);
  };
  return waitFor(
    `${role} inside a transaction`,
    60_000,
    async () => {
      if ((await idsOf(['active', 'idle in transaction'])).length === 0) return undefined;
      process.kill(pid, 'SIGSTOP');
      const since = performance.now();
      await delay(30); // What is under way in the server comes to its end.
      const transactions = await idsOf(['idle in transaction']);
      if (transactions.length > 0) return { pid, transactions, since };
      process.kill(pid, 'SIGCONT');
      return undefined;
    },
    1,
  );
}

/** Milliseconds until the view has moved on. */
async function standstill(installation: Installation, { name, generation, position }: Fed, since: number): Promise<number> {
  return waitFor(
    `${name} moving on`,
    30_000,
    async () => {
      const { rows } = await installation.pool.query<{ moved: boolean }>(
        'select position > $3 as moved from projections.generations where name = $1 and generation = $2',
        [name, generation, position],
      );
      return rows[0]?.moved === true ? performance.now() - since : undefined;
    },
    LOOK_EVERY_MS,
  );
}

async function outcomeOf(installation: Installation, id: string): Promise<string> {
  return waitFor('the end of the transaction', 15_000, async () => {
    const { rows } = await installation.pool.query<{ status: string }>('select pg_xact_status($1::xid8) as status', [id]);
    return rows[0]?.status === 'in progress' ? undefined : rows[0]?.status;
  });
}

/** Everything that it fed has gone to somebody else, with a new epoch, which stands where every batch looks for it. */
async function checkFenced(installation: Installation, fed: readonly Fed[], faults: string[]): Promise<void> {
  for (const { name, generation, epoch } of fed) {
    const { rows } = await installation.pool.query<{ fenced: boolean }>(
      'select lease_epoch > $3 as fenced from projections.generations where name = $1 and generation = $2',
      [name, generation, epoch],
    );
    if (rows[0]?.fenced !== true) faults.push(`${name} moved on under the epoch of the projector that was paused`);
  }
}
