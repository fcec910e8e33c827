/** Letters that stand for two, or that no decomposition makes plain. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd', þ: 'th', ð: 'd', ı: 'i' };
const unplain = /[ßøæœłđþðı]/g;
const word = /[\p{L}\p{N}]+/gu;
/** Letters and digits that people also write as one: `usb-c`, `WH-1000XM4`, `3.5`. */
const compound = /[\p{L}\p{N}]+(?:[-_./'’][\p{L}\p{N}]+)+/gu;
/** A longer one is no word that anybody asks for. Characters. */
const LONGEST_WORD = 64;
const MOST_PARTS = 4;
const joint = /[^\s][-_./'’][^\s]/;
const nothing: readonly string[] = [];
const beyondAscii = /[^ -~\s]/;

/** A text as it is compared: lower case, without accents. */
export function foldText(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase(); // The fast way out.
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(unplain, (letter) => plainLetters[letter] ?? letter);
}

/** The words of a text, folded, in their order. */
export function wordsOf(text: string): readonly string[] {
  return wordsIn(foldText(text));
}

/** What is written with a joint, as one word beside its parts: `usbc`, `wh1000xm4`. */
export function compoundsOf(text: string): readonly string[] {
  return compoundsIn(foldText(text));
}

/** @param folded as `foldText` makes it */
export function wordsIn(folded: string): readonly string[] {
  return (folded.match(word) ?? nothing).map(shortened);
}

/** @param folded as `foldText` makes it */
export function compoundsIn(folded: string): readonly string[] {
  if (!joint.test(folded)) return nothing;
  return (folded.match(compound) ?? nothing)
    .map((each) => each.match(word) ?? nothing)
    .filter((parts) => parts.length <= MOST_PARTS)
    .map((parts) => shortened(parts.join('')));
}

/** Never in the middle of a letter. */
function shortened(long: string): string {
  if (long.length <= LONGEST_WORD) return long;
  const cut = long.slice(0, LONGEST_WORD);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** A word as it stands in a text. */
export interface Spot {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export function* spotsOf(text: string): Generator<Spot> {
  for (const found of text.matchAll(word)) {
    yield { word: shortened(foldText(found[0])), start: found.index, end: found.index + found[0].length };
  }
}
