import { type ProjectorSlot, withProjectors } from './projector-slot.js';
import { Churn } from './churn.js';
import { type Part } from './part.js';
import { Shop } from './shop.js';
import { type Aim, strike, takeAim } from './strike.js';
import { settle, verifyViews, viewNames } from './views.js';
import { rest, waitFor } from './waiting.js';

const COMMANDS_BEFORE = 1_500;
const COMMANDS_PER_SECOND = 60;
/** How long a killer waits for the moment that it aims at. */
const AIM_MS: Readonly<Record<Aim, number>> = { anywhere: 0, 'in a batch': 4_000, 'in a swap': 12_000 };
const MOST_BETWEEN_KILLS_MS = 3_000;

type Victim = ProjectorSlot | Churn;
type Tally = Map<string, number>;

/** Kills projectors and replays at random moments under a live import; afterwards every view is what a fold from scratch gives. */
export async function stressKills(part: Part, kills: number): Promise<string> {
  const { installation, random, faults } = part;
  const began = performance.now();
  const shop = new Shop(installation, random, faults);
  const tally: Tally = new Map();
  return withProjectors(part, async (slots) => {
    await shop.stockUp();
    await shop.work(COMMANDS_BEFORE);
    const calm = new AbortController();
    const churns = [new Churn('replay_1', viewNames.slice(0, 2), part), new Churn('replay_2', viewNames.slice(2), part)];
    const busy = [shop.trade(COMMANDS_PER_SECOND, calm.signal), ...churns.map((churn) => churn.run(calm.signal))];
    try {
      await killRandomly(part, slots, churns, kills, tally);
    } finally {
      calm.abort();
      await Promise.all(busy);
    }
    const head = await settle(part);
    const finished = await finishRebuilds(part);
    await settle(part);
    const rows = await verifyViews(part);
    const done = (verb: keyof Churn['done']) => churns.reduce((sum, churn) => sum + churn.done[verb], 0);
    const refusals = churns.flatMap((churn) => churn.refusals);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    return (
      `${describe(tally)}; meanwhile ${shop.sent} commands, ${done('rebuild')} rebuilds, ${done('rollback')} rollbacks and ${done('verify')} comparisons came to their end, ` +
      `${refusals.length} were refused${reasons(refusals)}; ${finished} rebuilds finished afterwards; log of ${head} events, ${rows} rows compared, ${seconds} s`
    );
  });
}

/** Projectors and replays each at their own pace, until there were so many kills of both together. */
async function killRandomly(
  part: Part,
  slots: readonly ProjectorSlot[],
  churns: readonly Churn[],
  kills: number,
  tally: Tally,
): Promise<void> {
  const enough = new AbortController();
  let killed = 0;
  const killAll = async (victims: readonly Victim[]) => {
    while (await rest(part.random.between(50, MOST_BETWEEN_KILLS_MS), enough.signal)) {
      const moment = await killOne(part, part.random.pick(victims), enough.signal);
      if (moment === undefined) continue;
      count(tally, moment);
      if (++killed >= kills) enough.abort();
    }
  };
  await Promise.all([killAll(slots), killAll(churns)]);
}

async function killOne({ installation, random }: Part, victim: Victim, signal: AbortSignal): Promise<string | undefined> {
  const aim = aimAt(victim, random.next());
  await takeAim(installation, victim.role, aim, AbortSignal.any([signal, AbortSignal.timeout(AIM_MS[aim])]));
  if (aim !== 'in a swap') await rest(random.between(0, 6), signal);
  const pid = pidOf(victim);
  if (pid === undefined || signal.aborted) return undefined;
  victim.condemn();
  const moment = await strike(installation, victim.role, pid);
  return moment && `${victim instanceof Churn ? 'replays' : 'projectors'} ${moment}`;
}

function aimAt(victim: Victim, chance: number): Aim {
  if (chance < 0.3) return 'anywhere';
  return victim instanceof Churn && chance < 0.8 ? 'in a swap' : 'in a batch';
}

const pidOf = (victim: Victim): number | undefined => (victim instanceof Churn ? victim.replay?.pid : victim.pid);

/** A rebuild that was killed goes on where it ended, and leaves nothing half-built behind. */
async function finishRebuilds({ installation, faults }: Part): Promise<number> {
  const unfinished = async () => {
    const { rows } = await installation.pool.query<{ name: string }>(
      `select distinct name from projections.generations where state in ('rebuilding', 'ready') order by name`,
    );
    return rows.map(({ name }) => name);
  };
  const names = await unfinished();
  for (const name of names) {
    const { code, errors, document } = await (await installation.replay('replay_1', 'rebuild', name, '--verify')).ended;
    if (code !== 0) faults.push(`rebuild ${name} after the kills ended with ${code}: ${errors || JSON.stringify(document)}`);
  }
  await waitFor('no half-built generation', 5_000, async () => ((await unfinished()).length === 0 ? true : undefined)).catch(
    (error: unknown) => faults.push(String(error)),
  );
  return names.length;
}

function count(tally: Tally, what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

function describe(tally: Tally): string {
  return ['projectors', 'replays']
    .map((kind) => {
      const moments = [...tally].filter(([what]) => what.startsWith(kind));
      const all = moments.reduce((sum, [, times]) => sum + times, 0);
      const named = moments.map(([what, times]) => `${times} ${what.slice(kind.length + 1)}`).sort();
      return `${all} ${kind} killed${named.length === 0 ? '' : ` (${named.join(', ')})`}`;
    })
    .join(', ');
}

function reasons(refusals: readonly string[]): string {
  if (refusals.length === 0) return '';
  const kinds: Tally = new Map();
  for (const no of refusals) count(kinds, /no retained generation|Another replay|busy/.exec(no)?.[0] ?? no.slice(0, 120));
  return ` (${[...kinds].map(([kind, times]) => `${times} × ${kind}`).join(', ')})`;
}
