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

/** There is personal data of the person, and no key for it, nor anything that says that it was destroyed: somebody has to put it back. */
export class KeyMissing extends Error {
  readonly code = 'key-missing';
  constructor(readonly subject: string) {
    super(`The key of ${subject} is missing and was not destroyed.`);
    this.name = 'KeyMissing';
  }
}

/** The keys are gone, or others than those that belong to what is stored: a person has to say what is to be done. One sentence. */
export class KeysMissing extends Error {
  /** Starting again would not help. */
  readonly exitCode = 2;
  constructor(reason: string) {
    super(
      `KEYS_URL (or READ_MODELS_URL where it is not set) names a database ${reason}: name the right one or put the keys' backup back, or set KEYS_MISSING=accept to go on without.`,
    );
    this.name = 'KeysMissing';
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
