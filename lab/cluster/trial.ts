import { setTimeout as delay } from 'node:timers/promises';
import { type Cluster } from './cluster.js';
import { faultsIn } from './exactly-once.js';
import { type Failure, inWords } from './failure.js';
import { type Load } from './load.js';
import { type Replica } from './replica.js';

/** One of the promises, and what speaks against it: nothing where it holds. */
export interface Verdict {
  readonly promise: string;
  readonly faults: readonly string[];
}

export type Parts = Awaited<ReturnType<Cluster['ready']>>;

/** The system takes a moment to close a dead process's connections, and those at their other ends to hear of it. */
const MOMENT_MS = 50;
/** Longer than the gateway leaves out a replica that it could not reach. */
const SETTLE_MS = 3_000;
const PATIENCE_MS = 120_000;

/** What happens to a cluster under load, one thing after another, and whether it kept its promises meanwhile. */
export class Trial {
  readonly verdicts: Verdict[] = [];

  constructor(
    private readonly parts: Parts,
    private readonly load: Load,
    private readonly say: (line: string) => void,
  ) {}

  /** @param batches of replicas that are restarted at once; the next ones once these serve, and the gateway knows */
  async restart(batches: readonly (readonly Replica[])[]): Promise<void> {
    const faults: string[] = [];
    const { failures, answered } = await this.#during(async () => {
      for (const batch of batches) {
        const codes = await Promise.all(batch.map((replica) => replica.stop()));
        batch.forEach(({ name }, index) => codes[index] === 0 || faults.push(`${name} ended with ${codes[index]}`));
        await Promise.all(batch.map((replica) => replica.start()));
        await delay(SETTLE_MS);
      }
    });
    this.say(`restarted ${batches.flat().length}: ${answered} answered, ${failures.length} failed`);
    this.#judge('a rolling restart of every process fails no request', [...faults, ...failures.map(inWords)]);
  }

  async kill(replica: Replica): Promise<void> {
    const { died, ...happened } = await this.#during(async () => {
      const dead = await this.#death(() => replica.kill());
      await delay(SETTLE_MS);
      await replica.start();
      return dead;
    });
    this.#judgeDeath(replica.name, died, happened);
  }

  async killGatewayWorkers(): Promise<void> {
    const { died, ...happened } = await this.#during(() => this.#death(() => this.parts.gateway.killWorkers()));
    this.#judgeDeath('the gateway’s workers', died, happened);
  }

  /** While it is away nobody is served; what matters is what comes after. */
  async killGateway(): Promise<void> {
    const { gateway } = this.parts;
    const { died: backAt, failures } = await this.#during(async () => {
      await gateway.kill();
      await gateway.start();
      await delay(MOMENT_MS);
      return performance.now();
    });
    this.say(`killed all of the gateway and started it again: ${failures.length} failed meanwhile`);
    const later = failures.filter(({ begun }) => begun > backAt);
    this.#judge('kill -9 of all of the gateway fails nothing that is begun once it is back', later.map(inWords));
  }

  async failOver(): Promise<void> {
    const { failures } = await this.#during(() => this.parts.servers.failOver());
    const before = this.load.answered;
    const failed = () => this.load.failures.length;
    const enough = 500;
    let calm = false;
    for (const deadline = Date.now() + PATIENCE_MS; !calm && Date.now() < deadline;) {
      const until = failed();
      await delay(SETTLE_MS);
      calm = failed() === until && this.load.answered > before + enough;
    }
    this.say(`promoted the standby: ${failures.length} failed meanwhile`);
    this.#judge('the standby is promoted and everything goes on', calm ? [] : this.load.failures.slice(-5).map(inWords));
  }

  async finish(cluster: Cluster): Promise<void> {
    const { load } = this;
    const faults = (await load.finish(PATIENCE_MS)) ? [] : [`${load.inFlight} are under way still, ${PATIENCE_MS / 1_000} s after the end`];
    const { length } = load.acknowledged;
    this.say(`${length} commands acknowledged, ${load.answered} requests answered, ${load.failures.length} tries failed`);
    if (faults.length === 0) faults.push(...(await faultsIn(cluster, load)));
    this.#judge('every command is done exactly once, in the log and in the view', faults);
  }

  #judge(promise: string, faults: readonly string[]): void {
    this.verdicts.push({ promise, faults });
  }

  /** @returns when it was over, and how many requests were under way in all of the cluster then */
  async #death(kill: () => Promise<void>): Promise<Death> {
    const before = this.load.inFlight - this.load.begun;
    await kill();
    await delay(MOMENT_MS);
    return { at: performance.now(), inFlight: before + this.load.begun };
  }

  #judgeDeath(name: string, { at, inFlight }: Death, { failures, answered }: Happened): void {
    this.say(`killed ${name} with at most ${inFlight} requests in flight: ${answered} answered, ${failures.length} failed`);
    const later = failures.filter(({ begun }) => begun > at).map(inWords);
    const tooMany = failures.length > inFlight ? [`${failures.length} failed, and ${inFlight} were in flight`] : [];
    this.#judge(`kill -9 of ${name} fails no more than what is in flight`, [...later, ...tooMany]);
  }

  /** What is answered and what fails while something happens, and a moment after. */
  async #during<Result>(happening: () => Promise<Result>): Promise<Happened & { readonly died: Result }> {
    const [failed, answered] = [this.load.failures.length, this.load.answered];
    const died = await happening();
    await delay(SETTLE_MS);
    return { died, failures: this.load.failures.slice(failed), answered: this.load.answered - answered };
  }
}

interface Death {
  readonly at: number;
  readonly inFlight: number;
}

interface Happened {
  readonly failures: readonly Failure[];
  readonly answered: number;
}
