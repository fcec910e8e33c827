import { type Problem } from '../api/problem.js';

/** A line of something that is being written, as it is typed. */
export interface TypedLine {
  readonly sku: string;
  readonly quantity: string;
  /** Empty: that of the catalogue, where that is possible. */
  readonly unitPrice: string;
}

export const blankLine: TypedLine = { sku: '', quantity: '1', unitPrice: '' };

/** Lines that nobody has begun are not sent; one is, so that the server says what is missing. */
export function begunLines(lines: readonly TypedLine[]): readonly TypedLine[] {
  const begun = lines.filter(({ sku }) => sku.trim() !== '');
  return begun.length > 0 ? begun : lines.slice(0, 1);
}

/** Errors of the lines, whose place among those sent is not that among those typed. @returns the path in what was sent; undefined where it was not */
export function pathOfLine(lines: readonly TypedLine[], index: number): string | undefined {
  const line = lines[index];
  const place = line === undefined ? -1 : begunLines(lines).indexOf(line);
  return place < 0 ? undefined : `lines.${place}`;
}

/** The paths of a form of lines that show their own errors. */
export const linePaths = (problem: Problem | undefined): readonly string[] =>
  (problem?.errors ?? []).map(({ path }) => path).filter((path) => /^lines\.\d+\.(sku|quantity|unitPrice(\.amount)?)$/.test(path));
