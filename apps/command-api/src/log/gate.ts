/** The checkpoints have not been asked since the start: whether the log is the right one is not known. */
export class CheckpointsUnknown extends Error {
  override readonly name = 'CheckpointsUnknown';
  readonly code = 'read-models-unavailable';
}

/** What every command passes. */
export interface Gate {
  readonly open: boolean;
  /** @throws LogChanged, EventStoreUnavailable, CheckpointsUnknown */
  pass(): void;
}

export const alwaysOpen: Gate = { open: true, pass: () => undefined };
