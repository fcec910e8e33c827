import { indexLanguageOf, PRODUCT_INDEX } from '#read-models/product-index';
import { type SearchLanguage } from '#read-models/search/languages';
import { type Freshness } from '../../views/freshness.js';
import { computed, Select } from '../../views/select.js';
import { ViewsUnavailable } from '../../views/view-errors.js';
import { type Views } from '../../views/views.js';

/** The index that readers search now, and how far they see in it. */
export interface LiveIndex {
  readonly name: string;
  readonly language: SearchLanguage;
  /** Everything up to here is seen in it. */
  readonly position: bigint;
  /** What its marker has come to at least: where it has not, the index is not what was written. */
  readonly marker: bigint;
}

/** There is no index that readers could use now. The message is for people. */
export class IndexUnusable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'IndexUnusable';
  }
}

const columns = {
  index_name: computed<string>('index_name'),
  usable: computed<boolean>('usable'),
  marker_position: computed<string>('marker_position'),
  version: computed<number>('version'),
  reason: computed<string | null>('reason'),
};
const question = { projection: PRODUCT_INDEX, select: Select.of(columns, 'from read_models.product_index'), values: [] } as const;

/**
 * What the row of the generation says, which alone is true: the index is asked for by the name that stands there.
 * @throws IndexUnusable where there is none, or it is being filled
 * @throws Problem where it is not as new as asked, and does not become so
 */
export async function readLiveIndex(views: Views, freshness: Freshness): Promise<LiveIndex> {
  // Whoever waits for an index that nobody fills would wait in vain.
  const now = await views.readNow(question).catch((error: unknown) => {
    throw error instanceof ViewsUnavailable
      ? new IndexUnusable(`the read models name no index: ${error.message}`, { cause: error })
      : error;
  });
  usableRow(now.rows);
  const { rows, position } =
    freshness.atLeast === undefined || now.position >= freshness.atLeast ? now : await views.read(question, freshness);
  const { index_name: name, version, marker_position: marker } = usableRow(rows);
  return { name, language: indexLanguageOf(version), position, marker: BigInt(marker) };
}

function usableRow<Row extends { readonly usable: boolean; readonly reason: string | null }>([row]: readonly Row[]): Row {
  if (row === undefined) throw new IndexUnusable('there is no index yet');
  if (!row.usable) throw new IndexUnusable(row.reason ?? 'the index is being filled');
  return row;
}
