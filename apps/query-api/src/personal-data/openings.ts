import { open, type PersonalKey } from '#personal-data/sealing';

interface Opening {
  readonly key: PersonalKey;
  readonly field: string;
  readonly text: string;
}

/**
 * What was opened for one answer, which is all that they live for: nothing opened is kept for another. Equal texts of one person and field are sealed
 * equally, so a page of somebody's orders has his address opened once.
 */
export class Openings {
  readonly #known = new Map<string, Opening>();

  /** @throws SealBroken */
  open(key: PersonalKey, field: string, sealed: string): string {
    const known = this.#known.get(sealed);
    if (known?.key === key && known.field === field) return known.text;
    const text = open(key, field, sealed);
    this.#known.set(sealed, { key, field, text });
    return text;
  }
}
