import { LRUCache } from 'lru-cache';
import { type Logger } from '../logging/logger.js';
import { type Leases } from './leases.js';

export const WINDOW_SECONDS = 60;
/** The part of a budget that is leased at a time: a busy caller costs a hundred leases a minute, over all processes. */
const LEASES_A_WINDOW = 100;
/** Without its store a process asks for it again after so long. */
const ASK_AGAIN_MS = 5_000;
/** Callers of this minute; those who were not heard of for longest are forgotten first, and ask the store again. */
const MOST_ACCOUNTS = 100_000;

export interface Standing {
  readonly allowed: boolean;
  readonly quota: number;
  /** At least so many are left here. */
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** One caller's budget of one minute, as far as this process knows it. */
interface Account {
  held: number;
  left: number;
  spent: number;
  endsAt: number;
  leasing: Promise<void> | undefined;
}

/**
 * Budgets of requests a minute, counted in memory out of leases. Where these cannot be had, this process goes on with half of each budget of its
 * own, and a metric says so: nobody is refused for the store's sake, and nobody is unlimited.
 */
export class Budgets {
  readonly #accounts = new LRUCache<string, Account>({ max: MOST_ACCOUNTS });
  #askAgainAt = -Infinity;

  constructor(
    private readonly leases: Leases,
    private readonly logger: Logger,
  ) {}

  /** Whether the store answers, as far as is known. */
  get areShared(): boolean {
    return this.#askAgainAt < 0;
  }

  /** Counts one request, if there is budget for it. */
  spend(key: string, quota: number): Standing | Promise<Standing> {
    const account = this.#accountOf(key, quota);
    const enough = account.held > 0;
    if (!enough && account.left > 0) {
      account.leasing ??= this.#lease(account, key, quota).finally(() => (account.leasing = undefined));
      return account.leasing.then(() => this.spend(key, quota));
    }
    if (enough) {
      account.held--;
      account.spent++;
    }
    const resetSeconds = Math.max(1, Math.ceil((account.endsAt - performance.now()) / 1_000));
    return { allowed: enough, quota, remaining: account.held + account.left, resetSeconds };
  }

  close(): Promise<void> {
    return this.leases.close();
  }

  #accountOf(key: string, quota: number): Account {
    const known = this.#accounts.get(key);
    if (known !== undefined && known.endsAt > performance.now()) return known;
    const account = { held: 0, left: quota, spent: 0, endsAt: Infinity, leasing: undefined };
    this.#accounts.set(key, account);
    return account;
  }

  async #lease(account: Account, key: string, quota: number): Promise<void> {
    if (this.#askAgainAt > performance.now()) return this.#goAlone(account, quota);
    // Only one asks a store that may still be away; the others need not wait for what it says.
    if (this.#askAgainAt > 0) this.#askAgainAt = performance.now() + ASK_AGAIN_MS;
    try {
      const { granted, left, endsInMs } = await this.leases.take(key, Math.ceil(quota / LEASES_A_WINDOW), quota);
      account.held += granted;
      account.left = left;
      account.endsAt = performance.now() + endsInMs;
      if (this.#askAgainAt > 0) this.logger.info('budgets of requests are shared with the other processes again');
      this.#askAgainAt = -Infinity;
    } catch (error) {
      if (this.#askAgainAt < 0) this.logger.warn({ err: error }, 'budgets of requests are not shared; this process gives half of each');
      this.#askAgainAt = performance.now() + ASK_AGAIN_MS;
      this.#goAlone(account, quota);
    }
  }

  #goAlone(account: Account, quota: number): void {
    account.held = Math.max(0, Math.ceil(quota / 2) - account.spent);
    account.left = 0;
    account.endsAt = Math.min(account.endsAt, performance.now() + WINDOW_SECONDS * 1_000);
  }
}
