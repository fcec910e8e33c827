import { type EventStore } from '#event-store/event-store';

interface Amount {
  readonly amount: string;
  readonly currency: string;
}

/** What can be waited for in an order's life. */
export type Milestone = 'placed' | 'payment-requested' | 'confirmed' | 'closed';

const milestoneOf: Readonly<Record<string, Milestone>> = {
  OrderPlaced: 'placed',
  PaymentRequested: 'payment-requested',
  OrderConfirmed: 'confirmed',
  OrderRejected: 'closed',
  OrderCancelled: 'closed',
};

/** Sees in the log how far each order has come, so that nobody needs to ask again and again. */
export class Watch {
  readonly #reached = new Map<string, Set<Milestone>>();
  readonly #owed = new Map<string, Amount>();
  readonly #waiting = new Map<string, Set<() => void>>();
  readonly #stop = new AbortController();
  readonly #following: Promise<void>;

  constructor(store: EventStore) {
    this.#following = this.#follow(store);
  }

  /** Resolves when one of the milestones is reached, or the time is over. @returns the one reached */
  async until(orderId: string, milestones: readonly Milestone[], timeoutMs: number): Promise<Milestone | undefined> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const reached = milestones.find((milestone) => this.#reached.get(orderId)?.has(milestone));
      const left = deadline - Date.now();
      if (reached !== undefined || left <= 0) return reached;
      await this.#next(orderId, left);
    }
  }

  /** The amount that is owed for the order. @throws Error before it was placed */
  owed(orderId: string): Amount {
    const amount = this.#owed.get(orderId);
    if (amount === undefined) throw new Error(`Nothing is owed for ${orderId}`);
    return amount;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  #next(orderId: string, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const waiting = this.#waiting.get(orderId) ?? new Set();
      this.#waiting.set(orderId, waiting);
      const done = () => {
        clearTimeout(timer);
        waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutMs);
      waiting.add(done);
    });
  }

  async #follow(store: EventStore): Promise<void> {
    const types = Object.keys(milestoneOf);
    for await (const { events } of store.subscribe({ after: 0n, types, signal: this.#stop.signal })) {
      for (const { type, data } of events) {
        const { orderId, total, amount = total } = data as unknown as { orderId: string; total?: Amount; amount?: Amount };
        if (amount !== undefined) this.#owed.set(orderId, amount);
        const reached = this.#reached.get(orderId) ?? new Set();
        this.#reached.set(orderId, reached.add(milestoneOf[type] as Milestone));
        for (const wake of [...(this.#waiting.get(orderId) ?? [])]) wake();
      }
    }
  }
}
