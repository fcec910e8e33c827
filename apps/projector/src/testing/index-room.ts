import { expect } from 'vitest';
import { openSearchClient } from '#platform/elasticsearch/client';
import { peopleAlias } from '#platform/elasticsearch/index-names';
import { type Fold } from '#read-models/fold';
import { productIndexProjection } from '#read-models/product-index';
import { type Projection } from '#read-models/projection';
import { productsProjection } from '#read-models/products';
import { type ConsumerGroup } from '#subscriptions/consumer-group';
import { type ConsumerGroupOptions, type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { decode } from '../engine/decode.js';
import { resolveSubscriber } from '../engine/projection-subscriber.js';
import { documentFold, documentOf, type DocumentFold, type StoredDocument } from '../product-index/document-batch.js';
import { type MarkerDocument } from '#read-models/search/index-document';
import { type SearchTarget } from '../product-index/search-target.js';
import { OutdatedViews } from '../replay/outdated-views.js';
import { type Outcome } from '../replay/perform.js';
import { type Workbench } from '../replay/workbench.js';
import { append, gbp, productAdded } from './events.js';
import { EngineRoom } from './engine-room.js';
import { replay } from './open-workbench.js';

const asReleased = productIndexProjection('english');
/** The view, from which a discontinued product is gone: no event of today's removes one, and what stands in its place is to be right all the same. */
export const productIndex: Projection = {
  ...asReleased,
  folds: asReleased.folds.map((fold): Fold => {
    if (fold.kind !== 'rows') return fold;
    const evolve: typeof fold.evolve = (row, event, key) =>
      event.type === 'ProductDiscontinued' ? undefined : fold.evolve(row, event, key);
    return { ...fold, evolve };
  }),
};
/** The index, and a view in PostgreSQL beside it. */
export const indexedViews: readonly Projection[] = [productsProjection, productIndex];

interface Shown {
  readonly index: string;
  readonly usable: boolean;
  readonly marker: bigint;
  readonly position: bigint;
  readonly generation: number;
  readonly reason: string | null;
}

/** An engine room whose product index stands on a server that things happen to. */
export class IndexRoom implements AsyncDisposable {
  private constructor(
    readonly room: EngineRoom,
    readonly target: SearchTarget,
    readonly known: readonly Projection[],
    private readonly url: string,
  ) {}

  static async open(url: string, known = indexedViews): Promise<IndexRoom> {
    const room = await EngineRoom.open(known);
    const prefix = `room-${Math.random().toString(36).slice(2, 10)}`;
    return new IndexRoom(room, { client: clientFor(url), prefix }, known, url);
  }

  /** Another way to the same indexes. */
  through(url: string, timeoutMs?: number): SearchTarget {
    return { client: clientFor(url, timeoutMs), prefix: this.target.prefix };
  }

  /** A client of its own. */
  another(): SearchTarget {
    return this.through(this.url);
  }

  get store() {
    return this.room.store;
  }

  startConsumers(options: Partial<ConsumerGroupOptions> = {}, target = this.target, known = this.known): ConsumerGroup {
    return this.room.startConsumers(known, { resolve: (generation) => resolveSubscriber(known, generation, target), ...options });
  }

  /** As a projector renews its views by itself. */
  startProjector(known: readonly Projection[]): () => Promise<void> {
    const views = new OutdatedViews({
      url: this.room.url,
      log: this.store,
      projections: known,
      logger: keepingLog().logger,
      search: this.target,
    });
    const consumers = this.startConsumers({ housekeep: (session) => views.look(session) }, this.target, known);
    return async () => void (await Promise.all([consumers.stop(), views.stop()]));
  }

  replay(line: string, parts: Partial<Workbench> = {}, known = this.known, signal?: AbortSignal): Promise<Outcome> {
    return replay(this.room, line, known, signal, { search: this.target, ...parts });
  }

  async addProducts(from: number, to: number): Promise<bigint> {
    let position = 0n;
    for (let number = from; number < to; number++)
      position = await append(this.store, `product-P${number}`, productAdded(`P${number}`, `Mug number ${number}`));
    return position;
  }

  reprice(number: number, amount: string): Promise<bigint> {
    return append(this.store, `product-P${number}`, {
      type: 'ProductPriceChanged',
      data: { sku: `P${number}`, price: gbp(amount), previousPrice: gbp('1.25') },
    });
  }

  discontinue(number: number): Promise<bigint> {
    return append(this.store, `product-P${number}`, { type: 'ProductDiscontinued', data: { sku: `P${number}`, reason: 'worn out' } });
  }

  /** What readers know of the live index. */
  async shown(): Promise<Shown> {
    const [row] = await this.room.rows(
      `select i.index_name as index, i.usable, i.marker_position as marker, c.position, c.generation, i.reason
       from read_models.product_index_checkpoint c left join read_models.product_index i on true`,
    );
    const { marker, position, ...shown } = row as unknown as Omit<Shown, 'position' | 'marker'> & { marker: string; position: string };
    return { ...shown, marker: BigInt(marker ?? 0), position: BigInt(position) };
  }

  /** Waits until readers use the index and see everything up to the position. @returns what they see, as `documents` does */
  async searchable(position: bigint, limitMs?: number): Promise<ReadonlyMap<string, StoredDocument>> {
    let documents: ReadonlyMap<string, StoredDocument> | undefined;
    await this.room.until(
      `index at ${position}`,
      async () => {
        // What the index holds is compared with what was said of it then: it may be set back meanwhile, and be right by another measure.
        const shown = await this.shown();
        documents = shown.usable && shown.position >= position ? await this.documents(shown) : undefined;
        return documents !== undefined;
      },
      limitMs,
    );
    return documents ?? new Map<string, StoredDocument>();
  }

  state(): Promise<readonly Record<string, unknown>[]> {
    return this.room.rows(`select state, detail from projections.status where name = 'product-index' and role = 'live'`);
  }

  /**
   * What a search of the live index finds, as `<id>@<version>` and its document, deleted ones too; the marker is none of them.
   * @returns undefined where the index is not what the read models say of it, so that readers do without it
   */
  async documents(known?: Shown): Promise<ReadonlyMap<string, StoredDocument> | undefined> {
    const { index, marker } = known ?? (await this.shown());
    const search = this.target.client.search<StoredDocument | MarkerDocument>({ index, size: 10_000, version: true }, { ignore: [404] });
    const found = (await search).hits?.hits ?? [];
    const [own] = found.flatMap(({ _source }) => (_source?.kind === 'marker' ? [_source] : []));
    if (own === undefined || own.marker_position < marker) return undefined;
    return new Map(
      found.flatMap(({ _id, _version, _source }) =>
        _source === undefined || _source.kind === 'marker' ? [] : [[`${_id}@${_version}`, _source] as const],
      ),
    );
  }

  async product(sku: string): Promise<StoredDocument | undefined> {
    return [...((await this.documents())?.values() ?? [])].find((document) => document.sku === sku);
  }

  async price(sku: string): Promise<string | undefined> {
    const document = await this.product(sku);
    return document?.kind === 'product' ? document.price : undefined;
  }

  /** Every document is what its events make of it, by a fold that knows nothing of batches, and so says `verify`. */
  async expectRight(known = this.known): Promise<void> {
    const head = await this.store.head();
    expect(await this.searchable(head, 60_000)).toEqual(await this.fold());
    expect(await this.replay('verify product-index', {}, known)).toMatchObject({ exitCode: 0, document: { differing: 0 } });
  }

  async fold(): Promise<ReadonlyMap<string, StoredDocument>> {
    const fold = documentFold(productIndex);
    const rows = new Map<string, { row: Parameters<DocumentFold['evolve']>[0]; position: bigint; event: string }>();
    for await (const { events } of this.store.readAll({ after: 0n, types: productIndex.events })) {
      for (const stored of events) {
        const event = decode(stored);
        for (const key of fold.keys(event) as readonly (readonly [string])[]) {
          const before = rows.get(key[0])?.row;
          const row = fold.evolve(before, event, key);
          if (row !== before) rows.set(key[0], { row, position: stored.position, event: stored.id });
        }
      }
    }
    return new Map(
      [...rows].map(([sku, { row, position, event }]) => [`${sku}@${position}`, { ...documentOf(row, [sku], position), event }]),
    );
  }

  /** All indexes that begin with the room's prefix. */
  async indexes(): Promise<readonly string[]> {
    return Object.keys(await this.target.client.indices.get({ index: `${this.target.prefix}-*`, allow_no_indices: true })).toSorted();
  }

  async peopleSee(): Promise<readonly string[]> {
    return Object.keys(await this.target.client.indices.getAlias({ name: peopleAlias(this.target.prefix) }, { ignore: [404] }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.room[Symbol.asyncDispose]();
    const indexes = await this.indexes().catch(() => []); // The server is gone.
    for (const index of indexes) await this.target.client.indices.delete({ index });
    await this.target.client.close();
  }
}

function clientFor(url: string, timeoutMs = 10_000) {
  const client = openSearchClient({ SEARCH_URL: url }, { name: 'test', timeoutMs, retries: 0 });
  if (client === undefined) throw new Error('There is a URL.');
  return client;
}

/** Keeps what is logged. */
export function keepingLog(): {
  readonly logger: ConsumerLogger;
  readonly lines: { readonly level: string; readonly fields: object; readonly message: string }[];
} {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, logger: { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') } };
}
