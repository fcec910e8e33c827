/** An event and the place where it was seen: enough to find out later whether it still stands there. Every stored event is one. */
export interface Marker {
  readonly position: bigint;
  readonly id: string;
}

/**
 * The newest events that somebody has seen as durable: whatever is remembered of the log (caches, what was answered) rests on them. One for all
 * that a process remembers. It is given to the store with each append, and with each read that an answer without an append rests on; the store
 * verifies it and notes in it what it then wrote or read, so that it is never behind. A subscription verifies its own place alone, so what is
 * learned from one is kept apart.
 */
export class SeenEvents {
  #noted: Marker | undefined;
  #followed: Marker | undefined;

  /** What has to stand in the log as it was seen. Empty before anything was seen: nothing is verified then. */
  get markers(): readonly Marker[] {
    const [noted, followed] = [this.#noted, this.#followed];
    const both = [noted, followed].filter((marker) => marker !== undefined);
    return noted?.position === followed?.position && noted?.id === followed?.id ? both.slice(1) : both;
  }

  /** For the store alone: an event that it wrote or read where it verified the markers. */
  note({ position, id }: Marker): void {
    if (this.#noted === undefined || position > this.#noted.position) this.#noted = { position, id };
  }

  /** A batch of the subscription that keeps the memory current. */
  follow({ position, lastId }: { readonly position: bigint; readonly lastId: string | undefined }): void {
    this.#followed = lastId === undefined ? undefined : { position, id: lastId };
  }

  /** After LogChanged, once all that was remembered has been thrown away. */
  forget(): void {
    this.#noted = undefined;
    this.#followed = undefined;
  }
}
