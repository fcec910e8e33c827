import { appendFileSync, closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What a writer was told about one append. */
export interface JournalEntry {
  readonly lane: number;
  readonly number: number;
  /** abandoned: never answered, and in a lane that must not repeat it; it may have been written or not. */
  readonly answer: 'written' | 'repeated' | 'abandoned';
  /** Of the append's last event; -1 when abandoned. */
  readonly revision: number;
  readonly position: bigint;
}

/** The memory of a writer that is killed without warning: an append stands here once it was acknowledged, and only then. */
export class Journal {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  /** Answers after the line has left the process, so that a kill cannot take it back. */
  write({ lane, number, answer, revision, position }: JournalEntry): void {
    writeSync(this.#file, `${lane} ${number} ${answer} ${revision} ${position}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }
}

export function readJournal(path: string): JournalEntry[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [lane, number, answer, revision, position] = line.split(' ') as [string, string, JournalEntry['answer'], string, string];
      return { lane: Number(lane), number: Number(number), answer, revision: Number(revision), position: BigInt(position) };
    });
}

/** A first life begins with an empty journal; later ones find it. @returns whether there was one */
export function openedBefore(path: string): boolean {
  if (existsSync(path)) return true;
  appendFileSync(path, '');
  return false;
}
