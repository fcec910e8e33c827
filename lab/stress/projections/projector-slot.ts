import { type Running } from '#tools/start/supervise';
import { freePort } from '#tools/free-port';
import { type Installation, projectorProgram, serving } from './installation.js';
import { type Part } from './part.js';
import { rest } from './waiting.js';

/** Most of the time between a death and the next life. */
const REST_MS = 800;

/** One of the projectors: whenever it ends it comes back, and an end that nobody wished for is a fault. */
export class ProjectorSlot {
  #running: Running | undefined;
  #condemned: Running | undefined;
  readonly #stop = new AbortController();
  #kept: Promise<void> | undefined;

  constructor(
    readonly role: string,
    private readonly part: Part,
  ) {}

  /** Undefined between two lives. */
  get pid(): number | undefined {
    return this.#running?.pid;
  }

  /** Answers when the first life serves. */
  async begin(): Promise<void> {
    const first = await this.#live();
    this.#kept = this.#keep(first);
    await serving(first);
  }

  /** To be told before the process is killed on purpose. */
  condemn(): void {
    this.#condemned = this.#running;
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#stopLife();
    await this.#kept;
  }

  async #stopLife(): Promise<void> {
    this.condemn();
    await this.#running?.stop(AbortSignal.timeout(8_000));
  }

  async #live(): Promise<Running> {
    this.#running = await this.part.installation.start(this.role, projectorProgram, await freePort());
    return this.#running;
  }

  async #keep(running: Running): Promise<void> {
    for (let life = running; ; life = await this.#live()) {
      if (this.#stop.signal.aborted) await this.#stopLife();
      const reason = await life.exited;
      this.#running = undefined;
      if (this.#condemned !== life) this.part.faults.push(`${this.role} ended by itself: ${reason}`);
      if (!(await rest(this.part.random.between(0, REST_MS), this.#stop.signal))) return;
    }
  }
}

export async function withProjectors<Result>(
  part: Part,
  use: (slots: readonly [ProjectorSlot, ProjectorSlot]) => Promise<Result>,
): Promise<Result> {
  const slots = [new ProjectorSlot('projector_1', part), new ProjectorSlot('projector_2', part)] as const;
  try {
    await Promise.all(slots.map((slot) => slot.begin()));
    return await use(slots);
  } finally {
    await Promise.all(slots.map((slot) => slot.end()));
  }
}

/** Which live generations a process feeds. */
export async function fedBy(installation: Installation, pid: number) {
  const { rows } = await installation.pool.query<{ name: string; generation: number; position: string; epoch: string }>(
    `select g.name, g.generation, g.position, l.epoch from projections.generations g join projections.leases l using (name, generation)
     where g.state = 'live' and l.until > clock_timestamp() and split_part(l.owner, ' ', 2) = $1`,
    [`${pid}`],
  );
  return rows;
}
