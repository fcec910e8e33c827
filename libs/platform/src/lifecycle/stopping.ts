/**
 * Whether this process is about to end. Its readiness says so first, so that gateways send no more; what comes all the same is answered, and every
 * answer asks the client to come back on a new connection, to another process.
 */
export class Stopping {
  #begun = false;

  get begun(): boolean {
    return this.#begun;
  }

  begin(): void {
    this.#begun = true;
  }
}
