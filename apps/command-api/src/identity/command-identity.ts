import { createHmac, randomUUID } from 'node:crypto';
import { nameUuid } from './name-uuid.js';

/** What makes a request the same request when it comes again. */
export interface CommandIdentity {
  /** UUID; stands in the metadata of every event of the command. */
  readonly commandId: string;
  /** Of method, path and canonical body. */
  readonly commandHash: string;
  /** Whether the client named a key, so that the same command may come by another way at the same time. */
  readonly keyed: boolean;
}

export interface IdentifiedRequest {
  readonly principal: { readonly role: string; readonly subject: string };
  readonly idempotencyKey: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/**
 * Derives the identities of commands. HMACs and not plain hashes, since keys and bodies can be guessed and events are kept for ever.
 * Every instance must have the same secret, or repeats are not recognised.
 */
export class CommandIdentities {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param resource what the command acts on: a stream's name, or the collection where the server makes the id */
  identify(request: IdentifiedRequest, resource: string): CommandIdentity {
    const commandHash = this.#digest(['hash', request.method, request.path, canonicalJson(request.body)])
      .subarray(0, 16)
      .toString('base64url');
    if (request.idempotencyKey === undefined) return { commandId: randomUUID(), commandHash, keyed: false };
    const { role, subject } = request.principal;
    return { commandId: toUuid(this.#digest(['id', role, subject, resource, request.idempotencyKey])), commandHash, keyed: true };
  }

  #digest(parts: readonly string[]): Buffer {
    return createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest();
  }
}

/** The id of a command's event: the same however often the command is decided. */
export function eventId(commandId: string, index: number): string {
  return nameUuid(String(index), commandId);
}

/** The id that the server makes for a keyed command, so that repeats meet in one stream. */
export function derivedId(commandId: string): string {
  return nameUuid('id', commandId);
}

/** JSON with the members of every object in one order, and every text in one spelling (NFC), as it is stored. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (typeof member === 'string') return member.normalize('NFC');
    if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
    const members = Object.entries(member).map(([name, inner]: [string, unknown]) => [name.normalize('NFC'), inner] as const);
    return Object.fromEntries(members.sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0)));
  });
}

/** The first 128 bits as a UUID of version 8 (RFC 9562: a format of our own). */
function toUuid(digest: Buffer): string {
  const bytes = Buffer.from(digest.subarray(0, 16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
