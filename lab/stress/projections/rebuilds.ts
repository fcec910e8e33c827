import { type Part, quantile } from './part.js';
import { withProjectors } from './projector-slot.js';
import { Random } from '../../test-bed/random.js';
import { Reader } from './reader.js';
import { Shop } from './shop.js';
import { settle, verifyViews, viewNames } from './views.js';

const COMMANDS_BEFORE = 3_000;
const COMMANDS_PER_SECOND = 300;
const READERS = 3;
/** So slow that many queries fall into a rebuild, and yet faster than the log grows. */
const LEAST_REBUILD_RATE = 3_000;
const REBUILD_SECONDS = 6;
/** Of the commands per second that were wanted. */
const LEAST_RATE = 0.9;

interface Rebuilt {
  readonly generation: number;
  readonly comparison?: { readonly rows: number; readonly differing: number };
}

/** Rebuilds, swaps and rolls back every view while commands come in and queries are asked: no query fails or sees less than before. */
export async function stressRebuilds(part: Part, seed: string): Promise<string> {
  const { installation, random, faults } = part;
  const shop = new Shop(installation, random, faults);
  return withProjectors(part, async () => {
    await shop.stockUp();
    await shop.work(COMMANDS_BEFORE);
    await settle(part);
    const readers = Array.from(
      { length: READERS },
      (_, index) => new Reader(installation, shop, new Random(`${seed}/reader ${index}`), faults),
    );
    const calm = new AbortController();
    const reading = readers.map((reader) => reader.run(calm.signal));
    const trade = shop.trade(COMMANDS_PER_SECOND, calm.signal, 200);
    let compared = 0;
    try {
      for (const name of viewNames) compared += await turnOver(part, name);
    } finally {
      calm.abort();
      await Promise.all(reading);
    }
    const perSecond = await trade;
    if (perSecond < COMMANDS_PER_SECOND * LEAST_RATE) {
      faults.push(`only ${perSecond.toFixed(0)} commands/s of ${COMMANDS_PER_SECOND} came through: nothing is proved for that load`);
    }
    await settle(part);
    const rows = await verifyViews(part);
    const times = readers.flatMap((reader) => reader.milliseconds);
    const unchanged = readers.reduce((sum, reader) => sum + reader.notModified, 0);
    return (
      `${viewNames.length} views rebuilt with --verify at ${perSecond.toFixed(0)} commands/s (${compared} rows equal), each rolled back and forth again, ` +
      `then rebuilt with --no-swap and swapped in; ${times.length} queries meanwhile, all 200 or 304 (${unchanged}), p99 ${quantile(times, 0.99).toFixed(0)} ms, ` +
      `slowest ${quantile(times, 1).toFixed(0)} ms; ${rows} rows equal a fold from scratch`
    );
  });
}

/** @returns rows that the rebuild compared */
async function turnOver(part: Part, name: string): Promise<number> {
  const rate = Math.max(LEAST_REBUILD_RATE, Math.ceil(Number(await part.installation.store.head()) / REBUILD_SECONDS));
  const rebuilt = await carryOut<Rebuilt>(part, 'rebuild', name, '--verify', '--rate', `${rate}`);
  const before = rebuilt && rebuilt.generation - 1;
  if (rebuilt?.comparison?.differing !== 0) part.faults.push(`rebuild ${name} --verify: ${JSON.stringify(rebuilt?.comparison)}`);
  await expectGeneration(part, before, 'rollback', name);
  await expectGeneration(part, rebuilt?.generation, 'rollback', name);
  const ready = await carryOut<Rebuilt>(part, 'rebuild', name, '--no-swap');
  await expectGeneration(part, ready?.generation, 'swap', name);
  return rebuilt?.comparison?.rows ?? 0;
}

/** The generation that is live afterwards. */
async function expectGeneration(part: Part, wanted: number | undefined, verb: string, name: string): Promise<void> {
  const done = await carryOut<Rebuilt>(part, verb, name);
  if (done !== undefined && done.generation !== wanted) {
    part.faults.push(`${verb} ${name} made generation ${done.generation} live, and not ${wanted}`);
  }
}

async function carryOut<Document>({ installation, faults }: Part, ...words: readonly string[]): Promise<Document | undefined> {
  const { code, document, errors } = await (await installation.replay('replay_1', ...words)).ended;
  if (code === 0) return document as Document;
  faults.push(`${words.join(' ')} ended with ${code}: ${errors || JSON.stringify(document)}`);
  return undefined;
}
