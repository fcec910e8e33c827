/** The keys cannot be reached now. Nothing was changed that a repeat would not change alike. */
export class KeysUnavailable extends Error {
  constructor(options: ErrorOptions) {
    super('The connection to the keys of personal data failed.', options);
    this.name = 'KeysUnavailable';
  }
}

/** The person was erased: there is no key any more, and there never will be. */
export class KeyDestroyed extends Error {
  readonly code = 'key-destroyed';
  constructor(readonly subject: string) {
    super(`The key of ${subject} was destroyed.`);
    this.name = 'KeyDestroyed';
  }
}

/** A stored key that the master key does not unwrap: it was changed, or belongs to another subject or installation. */
export class KeyUnreadable extends Error {
  readonly code = 'key-unreadable';
  constructor(readonly subject: string) {
    super(`The stored key of ${subject} does not unwrap with the master key: it is not what was stored.`);
    this.name = 'KeyUnreadable';
  }
}
