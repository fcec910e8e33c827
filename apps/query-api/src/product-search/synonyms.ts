import { readFile, stat } from 'node:fs/promises';
import { type Logger } from '#platform/logging/logger';
import { wordsOf } from '#read-models/search/words';

/** By the words that people write, separated by spaces: what they mean as well, each a list of words. */
export type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

const LOOK_EVERY_MS = 5_000;

/**
 * Reads lines of `laptop, notebook` (each means all the others) and `tv => television, flat screen` (the left means the right); `#` begins a remark.
 * @throws Error naming the line that says nothing
 */
export function parseSynonyms(text: string): Synonyms {
  const synonyms = new Map<string, (readonly string[])[]>();
  const add = (from: readonly string[], to: readonly string[]) => {
    const key = from.join(' ');
    if (key !== to.join(' ')) synonyms.set(key, [...(synonyms.get(key) ?? []), to]);
  };
  for (const [index, line] of text.split('\n').entries()) {
    const said = line.replace(/#.*/, '').trim();
    if (said === '') continue;
    const [left = [], right, more] = said.split('=>').map((side) => side.split(',').map(wordsOf));
    const sides = right === undefined ? [left] : [left, right];
    if (more !== undefined || sides.flat().some((words) => words.length === 0) || (right === undefined && left.length < 2))
      throw new Error(`line ${index + 1} is no list of synonyms: ${said}`);
    for (const from of left) for (const to of right ?? left) add(from, to);
  }
  return synonyms;
}

/** The synonyms of a file, read again when it has changed. A file that cannot be read leaves those that were read before, and is told once. */
export class SynonymsFile {
  #synonyms: Synonyms = new Map();
  #changedAt = -1;
  #lookAgainAt = 0;
  #told = '';

  /** @param path undefined for none */
  constructor(
    private readonly path: string | undefined,
    private readonly logger: Logger,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async current(): Promise<Synonyms> {
    if (this.path === undefined || this.now() < this.#lookAgainAt) return this.#synonyms;
    this.#lookAgainAt = this.now() + LOOK_EVERY_MS;
    try {
      const { mtimeMs } = await stat(this.path);
      if (mtimeMs !== this.#changedAt) {
        this.#synonyms = parseSynonyms(await readFile(this.path, 'utf8'));
        this.#changedAt = mtimeMs;
        this.#told = '';
      }
    } catch (error) {
      const reason = (error as Error).message;
      if (this.#told !== reason) this.logger.warn({ path: this.path, reason }, 'the synonyms cannot be read: those read before stay');
      this.#told = reason;
    }
    return this.#synonyms;
  }
}
