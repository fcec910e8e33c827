import { type Random } from '../../test-bed/random.js';
import { type Installation } from './installation.js';

/** What a part of the stress works with. */
export interface Part {
  readonly installation: Installation;
  readonly random: Random;
  /** Every violation, in one sentence each; a part without one is passed. */
  readonly faults: string[];
}

/** Of the numbers given, the one below which so large a share of them lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
