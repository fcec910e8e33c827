import { type Footprint } from './footprint.js';

interface Resource {
  readonly name: string;
  /** The last one that changes it, until it has. */
  writer: Promise<unknown> | undefined;
  /** Those after it that rest on it. */
  readonly readers: Set<Promise<unknown>>;
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
    const names = new Set(writes);
    const written = Array.from(names, (name) => this.#use(name));
    const read: Resource[] = [];
    for (const name of reads) {
      if (names.has(name)) continue;
      names.add(name);
      read.push(this.#use(name));
    }
    const before: Promise<unknown>[] = [];
    for (const { writer, readers } of written) before.push(...(writer === undefined ? readers : [writer, ...readers]));
    for (const { writer } of read) if (writer !== undefined) before.push(writer);
    const done: Promise<Result> = (before.length === 0 ? work() : Promise.all(before).then(work)).finally(() => {
      for (const resource of written) this.#leave(resource, done);
      for (const resource of read) this.#leave(resource, done);
    });
    for (const resource of written) {
      resource.writer = done;
      resource.readers.clear();
    }
    for (const { readers } of read) readers.add(done);
    return done;
  }

  #use(name: string): Resource {
    let resource = this.#resources.get(name);
    if (resource === undefined) this.#resources.set(name, (resource = { name, writer: undefined, readers: new Set(), users: 0 }));
    resource.users++;
    return resource;
  }

  #leave(resource: Resource, done: Promise<unknown>): void {
    if (resource.writer === done) resource.writer = undefined;
    resource.readers.delete(done);
    if (--resource.users === 0) this.#resources.delete(resource.name);
  }
}
