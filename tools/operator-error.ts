/** A reason not to go on, in one sentence for the person at the terminal: what is wrong, where, and what to do. Shown without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  /** 2 where the same command would fail again until somebody has changed something that it was given. */
  readonly exitCode: number;

  constructor(message: string, { exitCode = 1, ...options }: ErrorOptions & { readonly exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
