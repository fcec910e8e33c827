import { type OrderLine } from '../../desk/shapes.js';
import { countOf } from '../../desk/without-blanks.js';

/** How many of each line, by its number, as typed. */
export type TypedQuantities = Readonly<Record<number, string>>;

/** The lines that something is typed for, as a body takes them. */
export const namedLines = (lines: readonly OrderLine[], typed: TypedQuantities): { line: number; quantity: number }[] =>
  lines
    .map(({ line }) => ({ line, text: (typed[line] ?? '').trim() }))
    .filter(({ text }) => text !== '' && text !== '0')
    .map(({ line, text }) => ({ line, quantity: countOf(text) }));

/** All that is left of each line. */
export const allOf = (lines: readonly OrderLine[], left: (line: OrderLine) => number): TypedQuantities =>
  Object.fromEntries(lines.map((line) => [line.line, String(left(line))]));
