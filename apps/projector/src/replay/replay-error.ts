/** Something the operator should know: printed as one sentence. `exitCode` 3 is kept for differences that a comparison found. */
export class ReplayError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ReplayError';
  }
}
