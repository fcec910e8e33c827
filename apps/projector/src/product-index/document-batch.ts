import { type StoredEvent } from '#event-store/event-store';
import { type Key, type Recorded, type RowFold, type RowsWhere } from '#read-models/fold';
import { type IndexedProduct } from '#read-models/product-index';
import { type Projection } from '#read-models/projection';
import { type DeletedDocument, MARKER_ID, type ProductDocument, type Stored, toDocument, toRow } from '#read-models/search/index-document';
import { EventFault, ownWork } from '#subscriptions/faults';
import { Unwritable } from '#subscriptions/unwritable';
import { type Batch } from '../engine/fold-batch.js';
import { keyText } from '../engine/stored-row.js';
import { demandSame, type Marker, toMarker } from './marker.js';
import { type SearchTarget } from './search-target.js';
import { asking, type Fault, NotThere, reasonFor } from './server-faults.js';

/** An index that is being written. */
export interface OpenIndex {
  readonly target: SearchTarget;
  readonly index: string;
  readonly writeAlias: string;
  readonly id: string;
  marker: Marker;
}

type Row = IndexedProduct | undefined;
export type StoredDocument = Stored<ProductDocument | DeletedDocument>;
/** The fold of the one table that an index is made of. */
export type DocumentFold = Pick<RowFold, 'keys'> & { evolve(row: Row, event: Recorded, key: Key): Row };

/** The fold of an index, which has documents of one kind. The one place where a fold of any rows is taken for that of products. */
export function documentFold({ name, folds }: Pick<Projection, 'name' | 'folds'>): DocumentFold {
  const [fold, more] = folds;
  if (fold?.kind !== 'rows' || more !== undefined) throw new Error(`${name} is no index: that is made of rows of one kind`);
  return fold as unknown as DocumentFold;
}

interface Entry {
  readonly key: Key;
  /** Position of the last event that is in the stored document; 0 where there is none. */
  readonly version: bigint;
  row: Row;
  /** The last event that changed the row. */
  last: StoredEvent | undefined;
}

/** Most bytes of one request; a server refuses those that are far larger. */
const MOST_BYTES = 8_000_000;

/**
 * The documents that one batch touches: loaded with one request, folded in memory, written with one. What a document has in it already, by its
 * version, is passed over, so that a batch may come again, and cut otherwise.
 */
export class DocumentBatch implements Batch<OpenIndex> {
  readonly #entries = new Map<string, Entry>();
  #staged: { readonly entry: Entry; readonly row: Row; readonly last: StoredEvent }[] = [];

  constructor(private readonly fold: DocumentFold) {}

  keys(event: Recorded): readonly (Key | RowsWhere)[] {
    return this.fold.keys(event);
  }

  /** @throws EventFault; Unwritable, also where the index is not the one that was written before: nothing is folded onto what was put back */
  async load({ target: { client }, index, marker }: OpenIndex, keys: Iterable<Key | RowsWhere>): Promise<void> {
    const wanted = ownWork(() => byId(keys));
    if (wanted.size === 0) return;
    const { docs } = await asking(client.mget<StoredDocument>({ index, ids: [MARKER_ID, ...wanted.keys()], realtime: true }));
    const [found, ...documents] = docs;
    for (const document of docs) if ('error' in document) throw missing(document.error);
    demandSame(marker, found !== undefined && 'found' in found && found.found ? toMarker(found) : undefined);
    for (const document of documents) {
      const key = wanted.get(document._id) as Key;
      const stored = 'found' in document && document.found ? document : undefined;
      const row = stored?._source === undefined ? undefined : ownWork(() => toRow(stored._source as StoredDocument));
      this.#entries.set(document._id, { key, version: BigInt(stored?._version ?? 0), row, last: undefined });
    }
  }

  stage(keys: readonly (Key | RowsWhere)[], event: Recorded, stored: StoredEvent): void {
    this.#staged = [];
    for (const key of keys) {
      const entry = this.#entries.get(keyText(key as Key)) as Entry;
      if (event.position <= entry.version) continue;
      const row = this.fold.evolve(entry.row, event, entry.key);
      if (row !== entry.row) this.#staged.push({ entry, row, last: stored });
    }
  }

  keep(): void {
    for (const { entry, row, last } of this.#staged) [entry.row, entry.last] = [row, last];
    this.#staged = [];
  }

  /** @throws as `load` */
  async write(open: OpenIndex): Promise<void> {
    // Also what came and went within the batch: without its place being taken, an owner that was taken over could put it back.
    const changed = [...this.#entries.values()].filter((entry) => entry.last !== undefined);
    let lines: string[] = [];
    let bytes = 0;
    for (const entry of changed) {
      const [action, document] = ownWork(() => linesOf(entry));
      const size = action.length + Buffer.byteLength(document);
      if (bytes > 0 && bytes + size > MOST_BYTES) {
        await send(open, lines);
        [lines, bytes] = [[], 0];
      }
      lines.push(action, document);
      bytes += size;
    }
    if (lines.length > 0) await send(open, lines);
  }
}

function byId(keys: Iterable<Key | RowsWhere>): ReadonlyMap<string, Key> {
  const wanted = new Map<string, Key>();
  for (const key of keys) {
    if ('column' in key) throw new RangeError('Documents are found by their ids alone');
    wanted.set(keyText(key), key);
  }
  return wanted;
}

/** What is asked, and the document: of its last event's position is its version. */
function linesOf({ key, row, last }: Entry): readonly [string, string] {
  const { position, id } = last as StoredEvent;
  const action = { index: { _id: keyText(key), version: Number(position), version_type: 'external' } };
  return [JSON.stringify(action), JSON.stringify({ ...documentOf(row, key, position), event: id })];
}

export function documentOf(row: Row, key: Key, position: bigint): ProductDocument | DeletedDocument {
  return row === undefined ? { kind: 'deleted', sku: keyText(key), position: position.toString() } : toDocument(row);
}

async function send({ target: { client }, writeAlias }: OpenIndex, operations: readonly string[]): Promise<void> {
  const { errors, items } = await asking(
    client.bulk({
      index: writeAlias,
      require_alias: true,
      operations: operations as string[],
      filter_path: ['errors', 'items.*.status', 'items.*.error.type', 'items.*.error.reason'],
    }),
  );
  if (!errors) return;
  for (const { index } of items) {
    if (index?.error === undefined || index.status === 409) continue; // 409: it is in there already, or something later.
    throw faultOfItem(index.status, index.error);
  }
}

function faultOfItem(status: number, fault: Fault): Error {
  if (/index_not_found|alias/.test(`${fault.type} ${fault.reason ?? ''}`)) return new NotThere();
  // The document itself: which event has made it so is found out by giving them one by one.
  if (status === 400) return new EventFault(new DocumentRefused(fault.type));
  return new Unwritable(reasonFor(status, fault));
}

function missing(fault: Fault): Unwritable {
  return fault.type === 'index_not_found_exception' ? new NotThere() : new Unwritable(reasonFor(500, fault));
}

/** Elasticsearch cannot take the document, whatever we do. Its own sentence may quote what stands in it: only its code is kept. */
export class DocumentRefused extends Error {
  constructor(readonly code: string) {
    super('Elasticsearch cannot index the document');
    this.name = 'DocumentRefused';
  }
}
