import { bodyOf } from '../../api/answer.js';
import { queries } from '../../api/clients.js';
import { type operations } from '../../api/generated/query-api.js';

type StepPage = operations['getProjectionsNameSteps']['responses'][200]['content']['application/json'];
export type Step = StepPage['items'][number];
export type Change = Step['changes'][number];
export type ComparedRow = StepPage['rows'][number];
export type Row = Readonly<Record<string, unknown>> | null;

/** A stream stepped through a view: every event with its rows, and in the end these beside the stored ones. */
export interface Steps {
  readonly steps: readonly Step[];
  readonly rows: readonly ComparedRow[];
  readonly comparedAt: string;
  readonly beside: readonly string[];
  /** Whether all of the stream is there, and all that is folded between. */
  readonly complete: boolean;
}

const PAGE = 200;
/** Longer streams are shown up to here: nobody steps through more. */
const MOST_PAGES = 10;

/** @throws ProblemError */
export async function readSteps(name: string, stream: string, signal: AbortSignal): Promise<Steps> {
  const steps: Step[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages++) {
    const query: { stream: string; limit: number; after?: string } = { stream, limit: PAGE, ...(after !== null && { after }) };
    const page: StepPage = await bodyOf(queries.GET('/projections/{name}/steps', { params: { path: { name }, query }, signal }));
    steps.push(...page.items);
    after = page.next;
    if (after !== null && pages < MOST_PAGES) continue;
    const { rows, comparedAt, beside, complete } = page;
    return { steps, rows, comparedAt, beside, complete: complete && after === null };
  }
}
