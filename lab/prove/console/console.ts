import { loadAtRate } from '../../bench/projections/live/command-load.js';
import { bodyFor } from '../../bench/whole/shop.js';
import { type WholeInstallation } from '../../bench/whole/installation.js';
import { Random } from '../../test-bed/random.js';
import { type Answers, askAtRate } from './asking.js';
import { type Followed, TABS, whileFollowed } from './followers.js';
import { Scales, type Weighed } from './memory.js';
import { readPlan } from './plan.js';
import { type Question, questionsAbout } from './questions.js';
import { withLongLog } from './with-long-log.js';

export { planUsage as usage } from './plan.js';

const ORDERS_PER_SECOND = 50;
/** Of all screens together; every third looks through the log. */
const QUESTIONS_PER_SECOND = 10;
const WARM_UP_MS = 15_000;
/** A shorter run says nothing of memory. */
const LEAST_SECONDS_TO_WEIGH = 300;

/** Every reading address of console and desk, asked for while orders come in to a long log. @returns whether all were answered in time, with flat memory */
export async function proveConsole(args: readonly string[]): Promise<boolean> {
  const plan = readPlan(args);
  return withLongLog(plan.events, (installation, known) => measure(installation, questionsAbout(known), plan.seconds));
}

async function measure(installation: WholeInstallation, questions: readonly Question[], seconds: number): Promise<boolean> {
  const { queryApi, sender, processes } = installation;
  await askAtRate(queryApi, questions, QUESTIONS_PER_SECOND, WARM_UP_MS);
  const scales = new Scales(processes['query API']);
  let answers: readonly Answers[] = [];
  let placed = 0;
  const followed = await whileFollowed(queryApi, async () => {
    const milliseconds = seconds * 1_000;
    const orders = loadAtRate(sender, new Random('console'), ORDERS_PER_SECOND, milliseconds, bodyFor('customers'));
    answers = await askAtRate(queryApi, questions, QUESTIONS_PER_SECOND, milliseconds);
    placed = (await orders).placed.length;
  });
  const weighed = scales.stop();
  table(answers);
  return judge({ answers, placed, followed, weighed, seconds });
}

function table(answers: readonly Answers[]): void {
  console.log(`${'p99 ms'.padStart(8)}${'p50 ms'.padStart(8)}${'KiB'.padStart(8)}${'asked'.padStart(7)}  question`);
  for (const { question, count, p50Ms, p99Ms, bytes } of answers.toSorted((one, other) => other.p99Ms - one.p99Ms)) {
    const numbers = [
      p99Ms.toFixed(0).padStart(8),
      p50Ms.toFixed(0).padStart(8),
      (bytes / 1_024).toFixed(0).padStart(8),
      String(count).padStart(7),
    ];
    console.log(`${numbers.join('')}  ${question.name}`);
  }
}

interface Outcome {
  readonly answers: readonly Answers[];
  readonly placed: number;
  readonly followed: Followed;
  readonly weighed: Weighed | undefined;
  readonly seconds: number;
}

function judge({ answers, placed, followed, weighed, seconds }: Outcome): boolean {
  const slow = answers.filter(({ p99Ms, question }) => !(p99Ms <= question.mostMs)).map(({ question }) => question.name);
  const broken = answers.filter(({ faults }) => faults.length > 0).map(({ question, faults }) => `${question.name}: ${faults[0]}`);
  const fewest = Math.min(...followed.perTab);
  const memory = weighed?.parts.map((part) => part.toFixed(0)).join(', ') ?? 'unknown';
  const isWeighed = seconds >= LEAST_SECONDS_TO_WEIGH && weighed !== undefined;
  const checks: readonly (readonly [string, boolean])[] = [
    [
      `every question is answered, and all but the slowest hundredth in time (a screen 300 ms, a file 2 s), but for: ${slow.join(', ') || 'none'}`,
      slow.length === 0,
    ],
    [`nothing is refused and nothing fails, but for: ${broken.join(', ') || 'none'}`, broken.length === 0],
    [`${ORDERS_PER_SECOND} orders/s come in: ${placed} in ${seconds} s`, placed >= ORDERS_PER_SECOND * seconds * 0.99],
    [`${TABS} tabs are told of every order: ${fewest} at least`, fewest >= placed],
    [`one tab more than one person may have is refused: ${followed.oneMore}`, followed.oneMore === 429],
    [`the query API's memory is flat: ${memory} MiB${isWeighed ? '' : ' (too short to say)'}`, !isWeighed || weighed.isFlat],
  ];
  for (const [what, holds] of checks) console.log(`  ${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  return checks.every(([, holds]) => holds);
}
