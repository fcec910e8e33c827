/**
 * The key of what is being sent: the same for the same content until it is known how that ended, so that an impatient second click, or a try after a
 * broken connection, does nothing twice.
 */
export class SubmissionKey {
  #of: string | undefined;
  #key = '';

  constructor(private readonly make: () => string = () => crypto.randomUUID()) {}

  /** @param content what is sent, in JSON */
  keyFor(content: string): string {
    if (this.#of !== content) {
      this.#of = content;
      this.#key = this.make();
    }
    return this.#key;
  }

  /** @param status of the answer; 0 where none came: then it may have been done, and is sent with the same key again */
  ended(status: number): void {
    if (status >= 200 && status < 500 && status !== 408 && status !== 429) this.#of = undefined;
  }
}
