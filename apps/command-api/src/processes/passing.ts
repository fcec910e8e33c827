import { AppendTooLarge, EventStoreError, InvalidEvent, StreamDeleted, StreamIncomplete } from '#event-store/errors';
import { CommandContended } from '../command.js';
import { CheckpointsUnknown } from '../log/gate.js';

/** Others kept winning the race for a stream. The runner takes the code, PostgreSQL's for a failed serialization, for what passes by itself. */
class Contended extends Error {
  readonly code = '40001';
  constructor(cause: CommandContended) {
    super('A command of a process met too many others', { cause });
    this.name = 'Contended';
  }
}

/**
 * Whether an error is no fault of the event that was being worked on, but of the store or of the moment: the whole batch comes again then, and
 * nothing is parked.
 */
export function isPassing(error: unknown): boolean {
  if (error instanceof InvalidEvent || error instanceof AppendTooLarge) return false;
  if (error instanceof StreamDeleted || error instanceof StreamIncomplete) return false;
  return error instanceof EventStoreError || error instanceof CommandContended || error instanceof CheckpointsUnknown;
}

/** The error as the runner understands it. */
export function forConsumer(error: unknown): unknown {
  return error instanceof CommandContended ? new Contended(error) : error;
}
