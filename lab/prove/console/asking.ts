import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { percentile } from '../../bench/statistics.js';
import { type Question } from './questions.js';

export interface Answers {
  readonly question: Question;
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Of the largest. */
  readonly bytes: number;
  /** Answers that are none, each with its status or what broke it. */
  readonly faults: readonly string[];
}

/** Where to. */
export interface Reached {
  readonly url: string;
  readonly authorization: string;
}

interface Told {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

/** Asks one question after the other, over and over, at an even rate, whether the answers keep up or not. Times are until the last byte. */
export async function askAtRate(
  reached: Reached,
  questions: readonly Question[],
  perSecond: number,
  milliseconds: number,
): Promise<readonly Answers[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const told = new Map<Question, Told[]>(questions.map((question) => [question, []]));
  const faults = new Map<Question, string[]>(questions.map((question) => [question, []]));
  const underWay = new Set<Promise<void>>();
  const started = performance.now();
  for (let sent = 0, now = 0; now < milliseconds; now = performance.now() - started) {
    for (; sent < (now * perSecond) / 1_000; sent++) {
      const question = questions[sent % questions.length];
      if (question === undefined) throw new RangeError('There is nothing to ask');
      const asked = ask(reached, question, agent)
        .then(
          (answer) => void (answer.status === 200 ? told.get(question)?.push(answer) : faults.get(question)?.push(String(answer.status))),
        )
        .catch((error: unknown) => void faults.get(question)?.push(String(error)))
        .finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
    await delay(2);
  }
  await Promise.all(underWay);
  agent.destroy();
  return questions.map((question) => {
    const answers = told.get(question) ?? [];
    const times = answers.map((answer) => answer.milliseconds);
    const bytes = Math.max(0, ...answers.map((answer) => answer.bytes));
    return {
      question,
      count: times.length,
      p50Ms: percentile(times, 0.5),
      p99Ms: percentile(times, 0.99),
      bytes,
      faults: faults.get(question) ?? [],
    };
  });
}

async function ask({ url, authorization }: Reached, { path, accept = 'application/json' }: Question, agent?: Agent): Promise<Told> {
  const began = performance.now();
  const response = await open({ url, authorization }, path, accept, agent);
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return { status: response.statusCode ?? 0, bytes, milliseconds: performance.now() - began };
}

export function open({ url, authorization }: Reached, path: string, accept: string, agent?: Agent): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { authorization, accept };
  get(url + path, { headers, ...(agent === undefined ? {} : { agent }) }, resolve).once('error', reject);
  return promise;
}
