import { type PersonalKey } from './sealing.js';

/** A key that nobody asks for is forgotten after one to two of these. */
const FORGOTTEN_AFTER_MS = 30_000;
/** Of each of the two halves. */
const MOST_KEYS = 5_000;

interface Unwrapped {
  readonly wrapped: Buffer;
  readonly key: PersonalKey;
}

/**
 * Keys as they were unwrapped a moment ago, which costs more than all else in a read. Each is good for the very bytes only that have just been read from where
 * keys are kept: it spares no look there, and what was destroyed there is found by nobody, and forgotten here.
 */
export class UnwrappedKeys {
  #young = new Map<string, Unwrapped>();
  #old = new Map<string, Unwrapped>();
  #timer: NodeJS.Timeout | undefined;

  /** @param unwrap for a key that is not here */
  get(subject: string, wrapped: Buffer, unwrap: () => PersonalKey): PersonalKey {
    const known = this.#young.get(subject) ?? this.#old.get(subject);
    if (known?.wrapped.equals(wrapped) === true) {
      if (!this.#young.has(subject)) this.#keep(subject, known);
      return known.key;
    }
    const key = unwrap();
    this.#keep(subject, { wrapped, key });
    return key;
  }

  /** For the key of which only a tombstone is left. */
  forget(subject: string): void {
    this.#young.delete(subject);
    this.#old.delete(subject);
  }

  get size(): number {
    return new Set([...this.#young.keys(), ...this.#old.keys()]).size;
  }

  close(): void {
    clearInterval(this.#timer);
    this.#young.clear();
    this.#old.clear();
  }

  #keep(subject: string, unwrapped: Unwrapped): void {
    if (this.#young.size >= MOST_KEYS) this.#age();
    this.#young.set(subject, unwrapped);
    this.#timer ??= setInterval(() => this.#age(), FORGOTTEN_AFTER_MS).unref();
  }

  #age(): void {
    this.#old = this.#young;
    this.#young = new Map();
  }
}
