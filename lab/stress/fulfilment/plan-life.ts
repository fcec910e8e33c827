import { Random } from '../../test-bed/random.js';

/** The provider's story of one card payment, in the order in which its events come. */
export type ProviderEvent = 'captured' | 'captured-early' | 'captured-other-amount' | 'declined' | 'captured-late';

export type Step =
  | { readonly kind: 'provider'; readonly event: ProviderEvent; /** Sent so many times with the same id. */ readonly times: number }
  /** Shares of what is left of each line. */
  | { readonly kind: 'ship'; readonly share: number }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'return'; readonly share: number }
  | { readonly kind: 'refund'; readonly amount: string };

export interface PlannedStep {
  /** Milliseconds after the step before. */
  readonly after: number;
  readonly step: Step;
}

/** What will be tried with one order, whatever comes of it. */
export interface Life {
  readonly orderId: string;
  readonly method: 'on-account' | 'wallet' | 'card';
  readonly customerId: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  /** Tried one after the other. */
  readonly steps: readonly PlannedStep[];
  /** Tried beside them, so that it may come at any moment. */
  readonly cancelAfter?: number;
}

export const skuOf = (index: number): string => `SKU-${index}`;
export const customerOf = (index: number): string => `customer-${index}`;

export interface Town {
  readonly skus: number;
  readonly customers: number;
  /** How long a card payment is waited for. */
  readonly deadlineMs: number;
}

/** The same seed and number give the same life. */
export function planLife(seed: number, number: number, town: Town): Life {
  const random = new Random(`${seed}/life/${number}`);
  const chance = (probability: number) => random.next() < probability;
  const method = chance(0.4) ? 'on-account' : chance(0.42) ? 'wallet' : 'card';
  const lines = Array.from({ length: random.between(1, 5) }, () => ({
    sku: skuOf(random.between(0, town.skus - 1)),
    quantity: random.between(1, 4),
  }));
  const steps: PlannedStep[] = [];
  const then = (step: Step, atMost: number, atLeast = 0) => steps.push({ after: random.between(atLeast, atMost), step });
  if (method === 'card') {
    const times = chance(0.2) ? 2 : 1;
    for (const event of story(random)) {
      then({ kind: 'provider', event, times }, event === 'captured-early' ? 0 : 400, event === 'captured-late' ? town.deadlineMs + 500 : 0);
    }
  } else if (chance(0.05)) then({ kind: 'provider', event: 'captured-early', times: 1 }, 0);
  if (chance(0.7)) {
    if (chance(0.4)) then({ kind: 'ship', share: 0.5 }, 300);
    if (chance(0.8)) then({ kind: 'ship', share: 1 }, 300);
    if (chance(0.6)) then({ kind: 'deliver' }, 200);
    if (method === 'card' && chance(0.1)) then({ kind: 'refund', amount: `${random.between(1, 9)}.${random.between(1, 9)}` }, 200);
    if (chance(0.4)) then({ kind: 'return', share: chance(0.5) ? 1 : 0.5 }, 200);
    if (chance(0.15)) then({ kind: 'return', share: 1 }, 200);
  }
  return {
    orderId: `order-${seed}-${number}`,
    method,
    customerId: customerOf(random.between(0, town.customers - 1)),
    lines,
    steps,
    ...(chance(0.2) ? { cancelAfter: random.between(0, 1_500) } : {}),
  };
}

function story(random: Random): readonly ProviderEvent[] {
  return random.pick<readonly ProviderEvent[]>([
    ...Array<readonly ProviderEvent[]>(6).fill(['captured']),
    ['declined'],
    [],
    ['captured-other-amount'],
    ['captured-late'],
    ['captured-early'],
    ['captured-early', 'captured'],
    ['captured', 'captured'],
    ['declined', 'captured'],
    ['captured', 'declined'],
  ]);
}
