/** What is to be sent. */
export interface Load {
  readonly port: number;
  /** One connection each. */
  readonly callers: number;
  readonly milliseconds: number;
  /** Whole requests; {@link KEY} in one stands for a text of which no two are the same. Sent in turn, over and over. */
  readonly requests: readonly string[];
}

/** Of a request of which no two may be the same. */
export const KEY = '{key}';
