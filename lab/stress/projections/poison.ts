import path from 'node:path';
import { type Running } from '#tools/start/supervise';
import { freePort } from '#tools/free-port';
import { projectorProgram, serving } from './installation.js';
import { OrderLife } from './order-life.js';
import { handledBy, listParked, wrongIn } from './parked.js';
import { checkDifferences } from './poisoned-rows.js';
import { type Part } from './part.js';
import { Shop } from './shop.js';
import { pass, settle, verifyViews, viewNames } from './views.js';

const ORDER = 'poisoned';
const poisonedLine = { sku: 'sku-1', quantity: 100_000, unitPrice: { amount: '1.2345', currency: 'GBP' } };
const COMMANDS_BEFORE = 300;
const COMMANDS_PER_SECOND = 40;
const RETRIES = 3;
const PAUSE_MS = 8;
const poisonedViews: readonly string[] = ['orders', 'sales'];
const poisonedProgram = path.join(import.meta.dirname, 'poisoned-projector.js');

/** One order that two views cannot fold: its events are set aside in order and nothing else is, and after the fix nothing is missing. */
export async function stressPoison(part: Part): Promise<string> {
  const { installation, random, faults } = part;
  const shop = new Shop(installation, random, faults);
  const calm = new AbortController();
  const broken = await startProjectors(part, poisonedProgram);
  await shop.stockUp();
  await shop.work(COMMANDS_BEFORE);
  const trade = shop.trade(COMMANDS_PER_SECOND, calm.signal);
  let figures: string;
  try {
    await shop.place(ORDER, [poisonedLine]);
    const life = await OrderLife.of(installation.store, ORDER);
    await life.confirm();
    for (let unit = 0; unit < 5; unit++) {
      await life.ship();
      await life.sendBack();
    }
    await checkParked(part, life);
    const meanwhile = await retryInVain(part, life);
    const before = await checkParked(part, life);
    await checkDifferences(part, life, poisonedLine.sku);
    await stopAll(broken);
    await startProjectors(part, projectorProgram);
    const mended = await retryMended(part, life);
    figures =
      `events of one order parked: ${poisonedViews.map((name) => `${before.get(name)} in ${name}`).join(' and ')}, in order, and nothing else; ` +
      `${RETRIES} retries of each in vain while ${meanwhile} more came; after the fix ${mended.applied} applied while ${mended.meanwhile} more came`;
  } finally {
    calm.abort();
    await trade;
  }
  await settle(part);
  for (const name of viewNames) {
    const left = await listParked(part, name);
    if (left.length > 0) faults.push(`${left.length} events are still parked in ${name}`);
  }
  const rows = await verifyViews(part);
  return `${figures}; ${rows} rows equal a fold from scratch`;
}

async function startProjectors({ installation }: Part, program: string): Promise<readonly Running[]> {
  const running = [];
  for (const role of ['projector_1', 'projector_2']) {
    running.push(await installation.start(role, program, await freePort(), { POISONED_ORDER: ORDER }));
  }
  await Promise.all(running.map(serving));
  return running;
}

async function stopAll(running: readonly Running[]): Promise<void> {
  await Promise.all(running.map((one) => one.stop(AbortSignal.timeout(8_000))));
}

/** @returns how many events each view has set aside */
async function checkParked(part: Part, life: OrderLife): Promise<ReadonlyMap<string, number>> {
  const events = await life.events();
  await pass(part, events.at(-1)?.position ?? 0n);
  const numbers = new Map<string, number>();
  for (const name of viewNames) {
    const parked = await listParked(part, name);
    numbers.set(name, parked.length);
    const expected = poisonedViews.includes(name) ? handledBy(name, events) : [];
    for (const wrong of wrongIn(parked, expected)) part.faults.push(`${name}: ${wrong}`);
  }
  return numbers;
}

interface Answer {
  readonly applied: number;
  readonly failed: readonly { readonly position: string }[];
}

/** The bug is still there: everything stays parked, and what comes meanwhile queues up behind it. @returns events that came */
async function retryInVain(part: Part, life: OrderLife): Promise<number> {
  const { installation, faults } = part;
  const enough = new AbortController();
  const going = life.goOn(enough.signal, PAUSE_MS);
  try {
    for (let retry = 0; retry < RETRIES; retry++) {
      for (const name of poisonedViews) {
        const [first] = handledBy(name, await life.events());
        const { code, document, errors } = await (await installation.replay('replay_1', 'parked', 'retry', name)).ended;
        const { applied, failed } = (document ?? { applied: -1, failed: [] }) as Answer;
        if (code !== 1 || applied !== 0 || failed.length !== 1 || failed[0]?.position !== `${first?.position}`) {
          faults.push(`parked retry ${name} with the bug still there ended with ${code}: ${errors || JSON.stringify(document)}`);
        }
      }
    }
  } finally {
    enough.abort();
  }
  return going;
}

/** The fix is deployed: what was parked before is parked still, and one retry applies it all while more comes. */
async function retryMended(part: Part, life: OrderLife): Promise<{ applied: number; meanwhile: number }> {
  const { installation, faults } = part;
  await checkParked(part, life);
  const enough = new AbortController();
  const going = life.goOn(enough.signal, PAUSE_MS);
  let applied = 0;
  try {
    for (const name of poisonedViews) {
      const { code, document, errors } = await (await installation.replay('replay_1', 'parked', 'retry', name)).ended;
      const answer = (document ?? { applied: 0, failed: [] }) as Answer;
      applied += answer.applied;
      if (code !== 0) faults.push(`parked retry ${name} after the fix ended with ${code}: ${errors || JSON.stringify(document)}`);
    }
  } finally {
    enough.abort();
  }
  return { applied, meanwhile: await going };
}
