/** A reason not to go on, in one sentence for the person at the terminal: what is wrong, where, and what to do. Shown without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
