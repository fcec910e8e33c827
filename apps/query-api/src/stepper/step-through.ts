import { problem } from '#platform/problems/problem';
import { languageOf } from '#read-models/product-search';
import { type Projection } from '#read-models/projection';
import { type ViewName, viewsIn } from '#read-models/views';
import { bigint, integer } from '#read-models/table';
import { type Answer } from '../answers/answer.js';
import { type Sources } from '../ask.js';
import { type LogReader, type Readable, streamsBeside } from '../log/log-reader.js';
import { prepare } from '../views/question.js';
import { Select } from '../views/select.js';
import { type Views } from '../views/views.js';
import { differing } from './compare-rows.js';
import { FoldedRows, type Step } from './folded-rows.js';
import { shownRow, type StepPage, toStepEntry } from './step-answer.js';
import { keyText, readStored } from './stored-rows.js';

/** Of a stream that is longer, and of those beside it together, no more is read. */
const MOST_EVENTS = 2_000;
const MOST_STREAMS = 20;

export interface AskedSteps {
  readonly log: LogReader;
  readonly name: string;
  readonly stream: string;
  readonly after: bigint;
  readonly limit: number;
}

interface Read {
  readonly own: readonly Readable[];
  /** Those of the streams beside it too, in the log's order. */
  readonly all: readonly Readable[];
  readonly beside: readonly string[];
  readonly complete: boolean;
  readonly head: bigint;
}

/** Every event that touches the rows of a stream, with each row before and after it by today's code, and the rows as they are stored. */
export async function stepThrough({ views }: Sources, asked: AskedSteps): Promise<Answer<StepPage>> {
  const { log, stream, after, limit } = asked;
  const { projection, position } = await findView(views, asked.name);
  let read = await readAround(log, stream, projection);
  const { name } = projection as { readonly name: ViewName };
  const stored = await storedRows(views, name, new FoldedRows(projection, read.own), position);
  // What the view has seen since is in the stored rows, and has to be in the folded ones.
  if (stored.position > read.head) read = await readAround(log, stream, projection);
  const steps = foldAll(new FoldedRows(projection, read.own), read.all);
  const atView = new FoldedRows(projection, read.own);
  foldAll(
    atView,
    read.all.filter(({ logged }) => logged.position <= stored.position),
  );
  const tables = new Map(projection.folds.map(({ table }) => [table.name, table]));
  const rest = steps.filter(({ event }) => event.logged.position > after);
  const shown = rest.slice(0, limit);
  const rows = atView.keys.map(({ fold: { table }, key, row }) => {
    const kept = stored.rows.get(`${table.name} ${keyText(key)}`) ?? null;
    return { table: table.name, key: [...key], folded: shownRow(row), stored: shownRow(kept), differing: [...differing(table, row, kept)] };
  });
  const changed = ({ table, before, after: later }: Step['changes'][number]) => {
    const definition = tables.get(table);
    return definition === undefined ? [] : differing(definition, before, later);
  };
  const body = {
    items: shown.map((step) => toStepEntry(step, changed)),
    next: rest.length > limit ? String(shown.at(-1)?.event.logged.position) : null,
    rows,
    comparedAt: String(stored.position),
    beside: [...read.beside],
    complete: read.complete,
  };
  return { body, position: stored.position };
}

async function findView(views: Views, name: string): Promise<{ readonly projection: Projection; readonly position: bigint }> {
  const [live] = await views.query(
    prepare(
      Select.of(
        { version: integer, position: bigint },
        `from projections.status where name = $1 and role = 'live' and kind = 'projection'`,
      ),
      [name],
    ),
  );
  const language = name === 'product-search' && live !== undefined ? languageOf(live.version) : 'english';
  const view = viewsIn(language).find((each) => each.name === name);
  if (view === undefined) throw problem('not-found', 'There is no projection with this name whose rows stand in the database.');
  return { projection: view, position: BigInt(live?.position ?? 0) };
}

async function readAround(log: LogReader, stream: string, projection: Projection): Promise<Read> {
  const head = await log.head();
  const own = await log.recorded(stream, MOST_EVENTS);
  const named = streamsBeside(stream, own, new Set<string>(projection.events));
  const beside = named.slice(0, MOST_STREAMS);
  let left = MOST_EVENTS - own.length;
  const all = [...own];
  for (const name of beside) {
    if (left <= 0) break;
    const events = await log.recorded(name, left);
    left -= events.length;
    all.push(...events);
  }
  all.sort((one, other) => Number(one.logged.position - other.logged.position));
  return { own, all, beside, complete: left > 0 && beside.length === named.length, head };
}

function foldAll(rows: FoldedRows, events: readonly Readable[]): readonly Step[] {
  return events.flatMap((event) => rows.step(event) ?? []);
}

/** @param usual how far the view is, where there are no rows to ask for */
async function storedRows(views: Views, projection: ViewName, folded: FoldedRows, usual: bigint) {
  const byFold = Map.groupBy(folded.keys, ({ fold }) => fold);
  let position: bigint | undefined;
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [fold, keyed] of byFold) {
    const found = await readStored(
      views,
      projection,
      fold,
      keyed.map(({ key }) => key),
    );
    position = position === undefined || found.position < position ? found.position : position;
    for (const [key, row] of found.rows) rows.set(`${fold.table.name} ${key}`, row);
  }
  return { position: position ?? usual, rows };
}
