import { type RefusalCode } from '#events/contracts/refusals';

/** A rule of the domain forbids the command. The message is for the caller and holds no personal data. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    /** The skus concerned, each once; the field of the command that is at fault, as a path such as `lines.0.unitPrice`. */
    readonly details?: { readonly skus?: readonly string[]; readonly field?: string },
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
