import { type estypes } from '@elastic/elasticsearch';
import { indexLanguageOf, PRODUCT_INDEX } from '#read-models/product-index';
import { type IndexMeta, indexDefinition } from '#read-models/search/index-definition';
import { type NewIndex } from './index-row.js';
import { type SearchTarget } from './search-target.js';
import { asking, askingFor } from './server-faults.js';

/** An index as its own description says. */
interface Found {
  readonly meta: Partial<IndexMeta>;
  readonly aliases: readonly string[];
}

/** @returns undefined where there is no such index */
export async function findIndex({ client }: SearchTarget, index: string): Promise<Found | undefined> {
  const found = await askingFor(client.indices.get({ index, features: ['aliases', 'mappings'] }));
  const state = found?.[index];
  return state && { meta: state.mappings?._meta ?? {}, aliases: Object.keys(state.aliases ?? {}) };
}

/** Makes an index that is named in the generation's row already. Where somebody was here before, it is there already. */
export async function createIndex(
  { client }: SearchTarget,
  { index, id }: NewIndex,
  { generation, version, installation }: Pick<IndexMeta, 'generation' | 'version' | 'installation'>,
): Promise<void> {
  const meta: IndexMeta = { view: PRODUCT_INDEX, generation, index_id: id, version, installation };
  const definition = indexDefinition(indexLanguageOf(version), meta);
  // The library's types take no constants.
  const { settings, mappings } = JSON.parse(JSON.stringify(definition)) as Pick<estypes.IndicesCreateRequest, 'settings' | 'mappings'>;
  await asking(client.indices.create({ index, settings, mappings, aliases: { [writeAliasOf(index)]: {} } }));
}

export function writeAliasOf(index: string): string {
  return `${index}-write`;
}

/** Lets the index be written through its alias again, which somebody has taken away. */
export async function restoreWriteAlias({ client }: SearchTarget, index: string): Promise<void> {
  await asking(client.indices.putAlias({ index, name: writeAliasOf(index) }));
}
