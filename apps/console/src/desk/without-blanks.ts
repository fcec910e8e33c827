/** Only what was typed: blank texts are left out, and what is left of an object that has nothing. */
export function withoutBlanks<Typed extends Readonly<Record<string, string>>>(typed: Typed): Partial<Typed> {
  return Object.fromEntries(
    Object.entries(typed)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text !== ''),
  ) as Partial<Typed>;
}

/** The names of what was given before and is left out now, which a body cannot say. */
export const clearedOf = (before: object, now: object): readonly string[] => Object.keys(before).filter((name) => !(name in now));

/** A count as it was typed, to be refused by the server by name where it is none. */
export const countOf = (typed: string): number => (typed.trim() === '' ? NaN : Number(typed));
