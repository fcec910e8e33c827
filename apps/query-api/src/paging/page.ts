import { type Answer, type Page } from '../answers/answer.js';
import { type Reading } from '../views/question.js';

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
  const rows = reading.rows.slice(0, limit);
  const last = reading.rows.length > limit ? rows.at(-1) : undefined;
  return { body: { items: rows.map(toItem), nextCursor: last === undefined ? null : seal(last) }, position: reading.position };
}
