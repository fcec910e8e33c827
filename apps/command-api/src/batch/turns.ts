import { type Footprint } from './footprint.js';

interface Resource {
  /** The last one that changes it. */
  writer: Promise<unknown>;
  /** Those after it that rest on it. */
  readers: Promise<unknown>[];
  /** How many that are not over yet touch it. */
  users: number;
}

/** Who has to wait for whom: whoever changes a resource for all before him that touch it, whoever rests on it for the last one that changes it. */
export class Turns {
  readonly #resources = new Map<string, Resource>();

  /** Resources that are being touched. */
  get size(): number {
    return this.#resources.size;
  }

  /** Does the work when its turn has come, which is decided by the order of the calls. The work must not fail. */
  take<Result>({ writes, reads }: Footprint, work: () => Promise<Result>): Promise<Result> {
    const written = new Set(writes);
    const read = new Set(reads.filter((name) => !written.has(name)));
    const before: Promise<unknown>[] = [];
    for (const name of written) before.push(this.#use(name).writer, ...this.#use(name).readers);
    for (const name of read) before.push(this.#use(name).writer);
    const done = Promise.all(before).then(work);
    for (const name of written) {
      const resource = this.#use(name);
      resource.writer = done;
      resource.readers = [];
      resource.users++;
    }
    for (const name of read) {
      const resource = this.#use(name);
      resource.readers.push(done);
      resource.users++;
    }
    return done.finally(() => {
      for (const name of [...written, ...read]) this.#leave(name, done);
    });
  }

  #use(name: string): Resource {
    const resource = this.#resources.get(name) ?? { writer: Promise.resolve(), readers: [], users: 0 };
    this.#resources.set(name, resource);
    return resource;
  }

  #leave(name: string, done: Promise<unknown>): void {
    const resource = this.#resources.get(name);
    if (resource === undefined) return;
    resource.readers = resource.readers.filter((reader) => reader !== done);
    if (--resource.users === 0) this.#resources.delete(name);
  }
}
