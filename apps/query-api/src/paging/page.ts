import { type Answer, type Page } from '../answers/answer.js';
import { type Reading } from '../views/question.js';

/** About so many bytes make a page at most, so that nobody's page of the largest rows holds up everybody. A row that is larger has a page of its own. */
const MOST_BYTES = 1_000_000;
/** Of a number or of a name, with what stands around it. */
const FEW_BYTES = 12;

/**
 * A page from a reading of one row more than fits it, which tells that there is another page.
 * @param seal makes the cursor to go on after a row
 */
export function answerPage<Row, Item>(
  reading: Reading<Row>,
  limit: number,
  toItem: (row: Row) => Item,
  seal: (last: Row) => string,
): Answer<Page<Item>> {
  const rows = fitting(reading.rows.slice(0, limit));
  const last = reading.rows.length > rows.length ? rows.at(-1) : undefined;
  return {
    body: { items: rows.map((row) => toItem(row)), nextCursor: last === undefined ? null : seal(last) },
    position: reading.position,
  };
}

function fitting<Row>(rows: readonly Row[]): readonly Row[] {
  let left = MOST_BYTES;
  const tooMany = rows.findIndex((row, index) => (left -= weight(row)) < 0 && index > 0);
  return tooMany < 0 ? rows : rows.slice(0, tooMany);
}

/** About how many bytes of JSON a value is. */
function weight(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return FEW_BYTES;
  let sum = 0;
  for (const member of Object.values(value)) sum += FEW_BYTES + weight(member);
  return sum;
}
