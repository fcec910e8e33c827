/** A part of a budget that this process may spend without asking again. */
export interface Lease {
  /** Requests; 0 where the budget is spent. */
  readonly granted: number;
  /** What is left of the budget for everybody once this part is given away. */
  readonly left: number;
  readonly endsInMs: number;
}

/** Where all processes of an installation share what callers have left this minute. */
export interface Leases {
  /**
   * @param key whose budget, of which kind
   * @param points how many are asked for; the last part of a budget may be smaller
   * @param quota how many the budget has in a minute
   * @throws Error where the store cannot be reached within a second
   */
  take(key: string, points: number, quota: number): Promise<Lease>;
  close(): Promise<void>;
}
