import { type JsonObject } from '#event-store/event-store';
import { type Aggregate, type Folding } from './aggregate.js';
import { type AnyDecider } from './erased.js';
import { RememberedCommands } from './remembered-commands.js';

/** Bytes of one remembered command: id, hash, first revision, number of further events, position. */
const RECORD = 16 + 16 + 4 + 4 + 8;

/** An aggregate as it is kept beside its stream. The remembered commands are packed: ten thousand of them have to fit into one event's size. */
export function writeSnapshot(decider: AnyDecider, aggregate: Aggregate): JsonObject {
  const { state, revision, position, lastId, remembered } = aggregate;
  return {
    category: decider.category,
    version: decider.snapshotVersion,
    revision,
    position: position.toString(),
    lastId,
    state: state as JsonObject,
    commands: pack(remembered),
  };
}

/** The aggregate of a snapshot; undefined where another version of the rules, or of ours, wrote it: then the stream is folded from its beginning. */
export function readSnapshot<State>(decider: Folding<State>, snapshot: JsonObject): Aggregate<State> | undefined {
  const { category, version, revision, position, lastId, state, commands } = snapshot;
  if (category !== decider.category || version !== decider.snapshotVersion || version === undefined) return undefined;
  if (typeof revision !== 'number' || typeof position !== 'string' || typeof lastId !== 'string' || typeof commands !== 'string')
    return undefined;
  return { state: state as State, revision, position: BigInt(position), lastId, remembered: unpack(commands) };
}

function pack(remembered: RememberedCommands): string {
  const bytes = Buffer.alloc(remembered.size * RECORD);
  let at = 0;
  for (const [commandId, { commandHash, firstRevision, lastRevision, position }] of remembered.entries()) {
    bytes.write(commandId.replaceAll('-', ''), at, 16, 'hex');
    bytes.write(commandHash, at + 16, 16, 'base64url');
    bytes.writeUInt32BE(firstRevision, at + 32);
    bytes.writeUInt32BE(lastRevision - firstRevision, at + 36);
    bytes.writeBigUInt64BE(position, at + 40);
    at += RECORD;
  }
  return bytes.toString('base64');
}

function unpack(text: string): RememberedCommands {
  const bytes = Buffer.from(text, 'base64');
  const remembered = new RememberedCommands();
  for (let at = 0; at + RECORD <= bytes.length; at += RECORD) {
    const commandId = bytes.toString('hex', at, at + 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const commandHash = bytes.toString('base64url', at + 16, at + 32);
    const firstRevision = bytes.readUInt32BE(at + 32);
    remembered.restore(commandId, {
      commandHash,
      firstRevision,
      lastRevision: firstRevision + bytes.readUInt32BE(at + 36),
      position: bytes.readBigUInt64BE(at + 40),
    });
  }
  return remembered;
}
