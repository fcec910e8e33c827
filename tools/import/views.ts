import { OperatorError } from '../operator-error.js';
import { type Follower, type Followers, type WaitingTimes, Watch } from './followers.js';
import { type PatientHttp } from './patient-http.js';
import { type Progress } from './progress.js';

const usualTimes: WaitingTimes = { lookEveryMs: 300, standstillMs: 60_000, takeoverMs: 10_000 };

/** What the fulfilment writes moves it again, but never in so many steps one after another: then it is others' orders that keep it busy. */
const MOST_ROUNDS = 30;

/**
 * Returns when the fulfilment, where it runs, has nothing left to do for what was sent, and every view has passed that and what the fulfilment wrote.
 *
 * @param sent the position of the last command's answer
 * @returns the position that every view has passed
 * @throws OperatorError when a follower stands still, or the query API cannot be used
 */
export async function waitForViews(
  http: PatientHttp,
  sent: bigint,
  progress: Progress,
  signal: AbortSignal,
  times: WaitingTimes = usualTimes,
): Promise<bigint> {
  const watch = new Watch(http, times, signal);
  const { items } = await watch.look();
  if (!items.some(isView)) throw new OperatorError('The query API knows no views. Has the projector ever run?');
  progress.begin('views', items.filter(isView).length);
  try {
    const position = await waitForFulfilment(watch, sent, progress, times);
    let passed = 0;
    await watch.until(position, (followers) => {
      const views = followers.items.filter(isView);
      const behind = views.filter((view) => BigInt(view.position) < position);
      progress.advance(views.length - behind.length - passed);
      passed = views.length - behind.length;
      return behind;
    });
    return position;
  } finally {
    progress.end();
  }
}

/**
 * What the fulfilment writes lies beyond what it has passed when it writes it, and may give it more to do: so it is waited for until it stands at the log's
 * end, or has come to what was the end often enough.
 *
 * @returns the position by which everything is written
 */
async function waitForFulfilment(watch: Watch, sent: bigint, progress: Progress, { takeoverMs }: WaitingTimes): Promise<bigint> {
  let position = sent;
  let workedOnAt = performance.now();
  const works = ({ followed }: Follower): boolean => {
    if (followed) workedOnAt = performance.now();
    return performance.now() - workedOnAt < takeoverMs;
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const followers = await watch.until(position, (now) => {
      const fulfilment = fulfilmentOf(now);
      const busy = fulfilment !== undefined && works(fulfilment) && (BigInt(fulfilment.position) < position || now.head === null);
      return busy ? [fulfilment] : [];
    });
    const fulfilment = fulfilmentOf(followers);
    if (fulfilment === undefined) return position;
    if (!works(fulfilment)) {
      progress.say('No process fulfils orders now: they stay as they were placed.');
      return position;
    }
    const head = BigInt(followers.head ?? position);
    if (head > position) position = head;
    if (BigInt(fulfilment.position) < head) continue;
    if (fulfilment.parked > 0)
      progress.say(`The fulfilment has parked ${fulfilment.parked} events; see: npm run replay -- parked list fulfilment`);
    return position;
  }
  return position;
}

/** Where the log ends, as far as the query API knows. @throws OperatorError when it refuses */
export async function headOf(http: PatientHttp, signal: AbortSignal): Promise<bigint> {
  const { head, items } = await new Watch(http, usualTimes, signal).look();
  const positions = items.map(({ position }) => BigInt(position));
  return head === null ? positions.reduce((furthest, position) => (position > furthest ? position : furthest), 0n) : BigInt(head);
}

const isView = ({ kind, role }: Follower): boolean => kind === 'projection' && role === 'live';

function fulfilmentOf({ items }: Followers): Follower | undefined {
  return items.find(({ kind, name }) => kind === 'process' && name === 'fulfilment');
}
