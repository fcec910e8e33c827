import { OperatorError } from '../operator-error.js';
import { describeAnswer, type HttpAnswer, positionOf, problemOf } from './http-answer.js';
import { type PatientHttp } from './patient-http.js';
import { type Progress } from './progress.js';

/** One question to each view. */
const views = {
  products: '/products?limit=1',
  stock: '/stock?limit=1',
  orders: '/orders?limit=1',
  sales: '/reports/sales?by=country&limit=1',
} as const;

const WAIT_SECONDS = 30;

/**
 * Returns when every view has passed the position.
 *
 * @throws OperatorError when a view stands still for longer than the patience of the connection, or the query API cannot be used
 */
export async function waitForViews(http: PatientHttp, position: bigint, progress: Progress, signal: AbortSignal): Promise<void> {
  progress.begin('views', Object.keys(views).length);
  try {
    for (const [view, path] of Object.entries(views)) {
      await waitForView(http, view, path, position, signal);
      progress.advance();
    }
  } finally {
    progress.end();
  }
}

async function waitForView(http: PatientHttp, view: string, path: string, position: bigint, signal: AbortSignal): Promise<void> {
  const headers = { 'min-event-position': position.toString(), prefer: `wait=${WAIT_SECONDS}` };
  let reached = -1n;
  let stillFor = 0;
  for (;;) {
    const answer = await http.send({ method: 'GET', path, headers, takes: isBehind }, signal);
    if (!isBehind(answer)) return checkAnswer(view, answer);
    const now = positionOf(await http.send({ method: 'GET', path }, signal)) ?? reached;
    stillFor = now > reached ? 0 : stillFor + 1;
    if (stillFor >= 2) {
      throw new OperatorError(
        `Everything is stored, but the view ${view} stands at position ${now} of ${position}. Is the projector running?`,
      );
    }
    reached = now;
  }
}

function isBehind(answer: HttpAnswer): boolean {
  return answer.status === 503 && problemOf(answer)?.code === 'projection-behind';
}

/** @throws OperatorError when the answer is no view */
export function checkAnswer(view: string, answer: HttpAnswer): void {
  if (answer.status === 200) return;
  throw new OperatorError(`The query API cannot show the view ${view}: ${describeAnswer(answer)}.`);
}
