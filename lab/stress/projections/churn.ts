import { type Part } from './part.js';
import { refusal, type Replay } from './replay.js';
import { rest } from './waiting.js';

const DIFFERENT = 3;

/** One replay after the other on some of the views, for as long as the signal lasts: mostly rebuilds, some of them slow, and rollbacks. */
export class Churn {
  /** What runs now. */
  replay: Replay | undefined;
  readonly done = { rebuild: 0, rollback: 0, verify: 0 };
  /** Sentences with which a replay said no. */
  readonly refusals: string[] = [];
  #condemned: Replay | undefined;

  constructor(
    readonly role: string,
    private readonly names: readonly string[],
    private readonly part: Part,
  ) {}

  /** To be told before the replay is killed on purpose. */
  condemn(): void {
    this.#condemned = this.replay;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const [verb, ...words] = this.#next();
      const replay = await this.part.installation.replay(this.role, verb, ...words);
      this.replay = replay;
      const end = await replay.ended;
      this.replay = undefined;
      if (end.code === 0) this.done[verb]++;
      else if (this.#condemned !== replay) {
        const no = refusal(end);
        if (no !== undefined) this.refusals.push(no);
        else this.part.faults.push(`${replay.words.join(' ')} ${describeEnd(end.code)}: ${end.errors || JSON.stringify(end.document)}`);
      }
      await rest(this.part.random.between(0, 300), signal);
    }
  }

  #next(): readonly ['rebuild' | 'rollback' | 'verify', ...string[]] {
    const { random } = this.part;
    const name = random.pick(this.names);
    const chance = random.next();
    if (chance < 0.25) return ['rollback', name];
    if (chance < 0.35) return ['verify', name];
    const rate = random.next() < 0.5 ? ['--rate', `${random.between(500, 5_000)}`] : [];
    return ['rebuild', name, ...rate, ...(random.next() < 0.4 ? ['--verify'] : [])];
  }
}

function describeEnd(code: number | null): string {
  return code === DIFFERENT ? 'found differences' : `ended with ${code}`;
}
