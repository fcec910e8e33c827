/** A command that has made events in this stream. */
export interface RememberedCommand {
  readonly commandHash: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  /** Of its last event. */
  readonly position: bigint;
}

/** How many commands a stream remembers. */
const LIMIT = 10_000;

/** The stream's latest commands by id: by this a repeat is recognised, whatever has happened since. */
export class RememberedCommands {
  readonly #commands = new Map<string, RememberedCommand>();

  get(commandId: string): RememberedCommand | undefined {
    return this.#commands.get(commandId);
  }

  get size(): number {
    return this.#commands.size;
  }

  /** Events come in the order of their stream. */
  remember(commandId: string, commandHash: string, revision: number, position: bigint): void {
    const known = this.#commands.get(commandId);
    this.restore(commandId, { commandHash, firstRevision: known?.firstRevision ?? revision, lastRevision: revision, position });
  }

  /** Puts back what {@link entries} gave, in its order. */
  restore(commandId: string, command: RememberedCommand): void {
    this.#commands.set(commandId, command);
    if (this.#commands.size > LIMIT) {
      const [oldest] = this.#commands.keys();
      if (oldest !== undefined) this.#commands.delete(oldest);
    }
  }

  entries(): IterableIterator<[string, RememberedCommand]> {
    return this.#commands.entries();
  }
}
