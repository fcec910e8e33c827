/**
 * Has a question that several ask in the same words at the same time answered once for all of them. Nobody joins an answer that has been begun: what is
 * read for it, keys too, is always from after the asking. Where it fails, all who wait for it are told.
 */
export class Together<Answer> {
  /** Of each question the answer that is not begun yet. */
  readonly #next = new Map<string, Promise<Answer>>();
  /** Of each question the answer that is being made. */
  readonly #underWay = new Map<string, Promise<unknown>>();

  /**
   * @param words all that the answer depends on, whoever asks
   * @param answer is called at most once; rejects and never throws
   */
  ask(words: string, answer: () => Promise<Answer>): Promise<Answer> {
    const known = this.#next.get(words);
    if (known !== undefined) return known;
    const next = this.#turn(words).then(() => this.#begin(words, answer));
    this.#next.set(words, next);
    return next;
  }

  /** One answer at a time: whoever comes meanwhile is gathered for the next one. */
  #turn(words: string): Promise<unknown> {
    // Whoever comes in the same turn of the event loop comes along.
    return this.#underWay.get(words) ?? new Promise(setImmediate);
  }

  #begin(words: string, answer: () => Promise<Answer>): Promise<Answer> {
    this.#next.delete(words);
    const begun = answer();
    const forget = () => void this.#underWay.delete(words);
    this.#underWay.set(words, begun.then(forget, forget));
    return begun;
  }
}
