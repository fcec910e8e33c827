import { type Projection } from '#read-models/projection';

/** A row that two generations do not agree on. */
export interface Difference {
  readonly table: string;
  readonly key: readonly string[];
  readonly kind: 'missing' | 'unexpected' | 'different';
  /** Names of the columns that differ; never their values, which may be personal. */
  readonly columns: readonly string[];
}

export interface Comparison {
  readonly position: bigint;
  /** Rows of the generation that readers see. */
  readonly rows: number;
  readonly differing: number;
  /** The first of them. */
  readonly differences: readonly Difference[];
}

/** What is compared with the live generation: another one, and the fold that made each. */
export interface Parts {
  /** The fold whose tables the live generation has. */
  readonly reads: Projection;
  readonly other: Projection;
  readonly target: number;
}

export type CatchUp = (position: bigint) => Promise<void>;

export const SHOWN = 50;
