import { randomUUID } from 'node:crypto';
import { type Client } from '@elastic/elasticsearch';
import { migrateReadModels } from '#projector/migrate';
import { openSearchClient } from '#platform/elasticsearch/client';
import { indexNames } from '#platform/elasticsearch/index-names';
import { Json } from '#read-models/json';
import { PRODUCT_INDEX, productIndexProjection } from '#read-models/product-index';
import { indexDefinition } from '#read-models/search/index-definition';
import { MARKER_ID, toDocument } from '#read-models/search/index-document';
import { type SearchLanguage } from '#read-models/search/languages';
import { viewsIn } from '#read-models/views';
import { type ReadModels, searchable, type SearchableProduct } from './read-models.js';

const AT_ONCE = 1_000;

/** The product index of a test, filled by hand as the projector would. */
export class SearchIndex {
  private constructor(
    readonly client: Client,
    readonly name: string,
    private readonly id: string,
    private readonly views: ReadModels,
  ) {}

  static async create(url: string, views: ReadModels, language: SearchLanguage, prefix: string): Promise<SearchIndex> {
    const client = openSearchClient({ SEARCH_URL: url }, { name: 'test', timeoutMs: 30_000, retries: 0 });
    if (client === undefined) throw new Error('There is a URL.');
    const { index, meta } = await SearchIndex.announce(views, language, prefix);
    await client.indices.create({ index, ...indexDefinition(language, meta) });
    return new SearchIndex(client, index, meta.index_id, views);
  }

  /** Tells readers of an index, which is not made. */
  static async announce(views: ReadModels, language: SearchLanguage, prefix: string) {
    const projection = productIndexProjection(language);
    await migrateReadModels(views.url, [...viewsIn(language), projection]);
    const id = randomUUID();
    const { index } = indexNames(prefix, 1, id);
    await views.run(
      `insert into projections.search_indexes (name, generation, index_name, index_id, usable) values ($1, 1, $2, $3, true)
       on conflict (name, generation) do update set index_name = excluded.index_name, index_id = excluded.index_id, usable = true`,
      [PRODUCT_INDEX, index, id],
    );
    const meta = { view: PRODUCT_INDEX, generation: 1, index_id: id, version: projection.version, installation: prefix } as const;
    return { index, meta };
  }

  async put(position: number, products: readonly Partial<SearchableProduct>[]): Promise<void> {
    for (let from = 0; from < products.length; from += AT_ONCE) {
      const operations = products.slice(from, from + AT_ONCE).flatMap((product) => {
        const { attributes, ...row } = { ...searchable, ...product };
        return [
          { index: { _index: this.name, _id: row.sku } },
          toDocument({ ...row, attributes: Json.of(attributes), position: BigInt(position) }),
        ];
      });
      const { errors, items } = await this.client.bulk({ operations });
      if (errors) throw new Error(JSON.stringify(items.find((item) => item.index?.error)));
    }
    await this.mark(position);
    await this.moveTo(position);
  }

  /** What the index says of itself. */
  async mark(position: number): Promise<void> {
    const document = { kind: 'marker', index_id: this.id, marker_position: position };
    await this.client.index({ index: this.name, id: MARKER_ID, document, refresh: true });
  }

  /** What readers are told of it. */
  async moveTo(position: number, marker = position): Promise<void> {
    await this.views.run('update projections.generations set position = $2 where name = $1', [PRODUCT_INDEX, position]);
    await this.views.run('update projections.search_indexes set searchable_position = $2, marker_position = $3 where name = $1', [
      PRODUCT_INDEX,
      position,
      marker,
    ]);
    await this.views.run('select pg_notify($1, $2)', ['projections', `${PRODUCT_INDEX}:${position}`]);
  }

  async setUsable(usable: boolean, reason?: string): Promise<void> {
    await this.views.run('update projections.search_indexes set usable = $2, reason = $3 where name = $1', [PRODUCT_INDEX, usable, reason]);
  }

  async remove(): Promise<void> {
    await this.client.indices.delete({ index: this.name }, { ignore: [404] });
    await this.client.close();
  }
}
