import { type Browser, chromium, type Page } from 'playwright-core';
import { setTimeout as delay } from 'node:timers/promises';
import { OperatorError } from '#tools/operator-error';
import { loadAtRate } from '../../bench/projections/live/command-load.js';
import { median, percentile } from '../../bench/statistics.js';
import { type WholeInstallation } from '../../bench/whole/installation.js';
import { bodyFor } from '../../bench/whole/shop.js';
import { findChromium } from '../../page/find-chromium.js';
import { openFront } from '../../page/front.js';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { Random } from '../../test-bed/random.js';
import { readPlan } from '../console/plan.js';
import { type Known } from '../console/questions.js';
import { withLongLog } from '../console/with-long-log.js';
import { firstViews } from './first-view.js';
import { Heap } from './heap.js';
import { screensOf } from './screens.js';
import { countRequests, showScreen } from './walk.js';

export { planUsage as usage } from '../console/plan.js';

const SHOWN_MS = 300;
const FIRST_VIEW_MS = 1_000;
const ORDERS_PER_SECOND = 50;
/** Somebody who looks around. */
const LOOKS_EVERY_MS = 400;
const WEIGHED_EVERY_MS = 20_000;
const LEAST_SECONDS_TO_WEIGH = 300;

/** Every screen in a browser, on a long log to which orders come in, and tabs that are left open. @returns whether all of it is as fast and as small as it is to be */
export async function provePage(args: readonly string[]): Promise<boolean> {
  const { events, seconds } = readPlan(args);
  const executablePath = findChromium();
  if (executablePath === undefined) throw new OperatorError('There is no Chromium here: install one, or name it by CHROMIUM.');
  return withLongLog(events, async (installation, known) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    const front = await openFront(() => installation.urls);
    const close = async () => {
      await browser.close();
      await front.close();
    };
    return withCleanUp(close, () => measure({ browser, address: front.url, installation, known, seconds }));
  });
}

interface Measuring {
  readonly browser: Browser;
  readonly address: string;
  readonly installation: WholeInstallation;
  readonly known: Known;
  readonly seconds: number;
}

async function measure({ browser, address, installation, known, seconds }: Measuring): Promise<boolean> {
  const signedIn = (path: string) => `${address}${path}#token=${installation.queryApi.authorization.slice('Bearer '.length)}`;
  const first = median([...(await firstViews(browser, signedIn('/console')))]);
  const open = async (path: string) => {
    const context = await browser.newContext({ viewport: { width: 1_280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(countRequests);
    await page.goto(signedIn(path));
    await page.locator('h1').waitFor();
    return page;
  };
  const walker = await open('/console');
  const heaps = [];
  for (const path of ['/console', '/console/log', '/desk']) heaps.push(await Heap.of(path, await open(path)));
  heaps.push(await Heap.of('the walk through all screens', walker));
  const milliseconds = seconds * 1_000;
  const orders = loadAtRate(installation.sender, new Random('page'), ORDERS_PER_SECOND, milliseconds, bodyFor('customers'));
  const shown = await walk(walker, known, heaps, milliseconds);
  return judge({ shown, heaps, first, seconds, placed: (await orders).placed.length });
}

type Shown = ReadonlyMap<string, number[]>;

/** From screen to screen, until the time is over. */
async function walk(page: Page, known: Known, heaps: readonly Heap[], milliseconds: number): Promise<Shown> {
  const screens = screensOf(known);
  const shown = new Map(screens.map(({ address }) => [address, [] as number[]]));
  const began = performance.now();
  let weighed = began;
  for (let index = 0; performance.now() - began < milliseconds; index++) {
    const screen = screens[index % screens.length];
    if (screen === undefined) throw new RangeError('There is no screen');
    const time = await showScreen(page, screen);
    shown.get(screen.address)?.push(time);
    await delay(LOOKS_EVERY_MS);
    if (performance.now() - weighed < WEIGHED_EVERY_MS) continue;
    for (const heap of heaps) await heap.weigh();
    weighed = performance.now();
  }
  return shown;
}

interface Outcome {
  readonly shown: Shown;
  readonly heaps: readonly Heap[];
  readonly first: number;
  readonly seconds: number;
  readonly placed: number;
}

function judge({ shown, heaps, first, seconds, placed }: Outcome): boolean {
  console.log(`${'p99 ms'.padStart(8)}${'p50 ms'.padStart(8)}${'first'.padStart(8)}${'shown'.padStart(7)}  screen`);
  const slow: string[] = [];
  for (const [address, [cold = 0, ...times]] of shown) {
    const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
    if (!(p99 <= SHOWN_MS)) slow.push(address);
    console.log(
      `${p99.toFixed(0).padStart(8)}${p50.toFixed(0).padStart(8)}${cold.toFixed(0).padStart(8)}${String(times.length).padStart(7)}  ${address}`,
    );
  }
  const isWeighed = seconds >= LEAST_SECONDS_TO_WEIGH;
  const tooShort = isWeighed ? '' : ' (too short to say)';
  const checks: readonly (readonly [string, boolean])[] = [
    [`every screen is there within ${SHOWN_MS} ms, all but the slowest hundredth of times: ${slow.join(', ') || 'all'}`, slow.length === 0],
    [`the first view on a slow processor takes less than ${FIRST_VIEW_MS} ms: ${first.toFixed(0)} ms`, first < FIRST_VIEW_MS],
    [`${ORDERS_PER_SECOND} orders/s come in: ${placed} in ${seconds} s`, placed >= ORDERS_PER_SECOND * seconds * 0.99],
    ...heaps.map(({ name, weights, isFlat }): readonly [string, boolean] => [
      `the heap of ${name} is flat${tooShort}: ${weights.map((weight) => weight.toFixed(1)).join(', ')} MiB`,
      !isWeighed || isFlat,
    ]),
  ];
  for (const [what, holds] of checks) console.log(`  ${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  return checks.every(([, holds]) => holds);
}
