/** What a write is sent with. */
interface Sent {
  /** In JSON. */
  readonly content: string;
  /** The revision that was looked at; undefined where it holds for any. */
  readonly ifMatch: string | undefined;
  readonly key: string;
}

/**
 * The key of what is being sent: the same for the same content until it is known how that ended, so that an impatient second click, or a try after a
 * broken connection, does nothing twice. As long it is sent for the same revision too: what it has changed itself makes nothing new of it.
 */
export class SubmissionKey {
  #sent: Sent | undefined;
  #doubtful: Sent | undefined;

  constructor(private readonly make: () => string = () => crypto.randomUUID()) {}

  /** Whether something was sent of which it is not known whether it was done. */
  get isDoubtful(): boolean {
    return this.#doubtful !== undefined;
  }

  /** @param content what is sent, in JSON */
  sentWith(content: string, ifMatch?: string): Sent {
    if (this.#doubtful?.content === content) return (this.#sent = this.#doubtful);
    const same = this.#sent?.content === content && this.#sent.ifMatch === ifMatch ? this.#sent : undefined;
    return (this.#sent = same ?? { content, ifMatch, key: this.make() });
  }

  /** @param status of the answer; 0 where none came */
  ended(status: number): void {
    if (status === 0 || status === 408 || status >= 500) this.#doubtful = this.#sent;
    else if (!beforeAll.has(status)) {
      // Something else that was refused for itself says nothing of what was sent before.
      if (this.#sent === this.#doubtful || status < 300 || status === 412) this.#doubtful = undefined;
      this.#sent = undefined;
    }
  }
}

/** Said before anybody looks whether it was done already. */
const beforeAll: ReadonlySet<number> = new Set([401, 403, 429]);
