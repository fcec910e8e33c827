import { type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Writable } from 'node:stream';
import { openLog } from './log-files.js';

const REPEATS_HIDDEN_MS = 10_000;

/** A part's output: all of it to its log file, what a person should see to the terminal as well. */
export class PartLog {
  readonly #stream: Writable;
  readonly #name: string;
  readonly #show: (line: string) => void;
  #lastLoud = '';
  #lastShown = 0;

  constructor(name: string, file: string, show: (line: string) => void) {
    this.#name = name;
    this.#show = show;
    this.#stream = openLog(file);
    this.#stream.on('error', (error) => show(`${name}: its log cannot be written: ${error.message}`));
  }

  follow(child: ChildProcess): void {
    this.#lastLoud = '';
    for (const output of [child.stdout, child.stderr]) {
      if (output) createInterface({ input: output }).on('line', (line) => this.#take(line));
    }
  }

  /** The last warning or error of the current process, for whoever reports its end. */
  lastWords(): string {
    return this.#lastLoud;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.end(resolve));
  }

  #take(line: string): void {
    this.#stream.write(`${line}\n`);
    const loud = readable(line);
    if (loud === undefined) return;
    const isRepeat = loud === this.#lastLoud && Date.now() - this.#lastShown < REPEATS_HIDDEN_MS;
    if (!/^\s|^Node\.js v/.test(loud)) this.#lastLoud = loud;
    if (isRepeat) return;
    this.#lastShown = Date.now();
    this.#show(loud.startsWith(`${this.#name} `) ? loud : `${this.#name}: ${loud}`);
  }
}

/** Warnings and errors of a pino line, in words; lines that are not JSON as they are; undefined for the quiet rest. */
function readable(line: string): string | undefined {
  if (line.trim() === '') return undefined;
  if (!line.startsWith('{')) return line;
  if (!/"level":"?(warn|error|fatal|[456]0)\b/.test(line)) return undefined;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter((text) => text !== undefined && text !== '').join(': ') || line;
  } catch (error) {
    if (error instanceof SyntaxError) return line;
    throw error;
  }
}
