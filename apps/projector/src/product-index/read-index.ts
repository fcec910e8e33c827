import { type estypes } from '@elastic/elasticsearch';
import { type StoredDocument } from './document-batch.js';
import { refresh } from './refresh.js';
import { type SearchTarget } from './search-target.js';
import { asking, askingFor } from './server-faults.js';

/** An index as it was at one moment, whatever is written to it. */
export interface Snapshot {
  readonly id: string;
  close(): Promise<void>;
}

export interface Versioned {
  readonly document: StoredDocument;
  readonly version: bigint;
}

const KEEP = '5m';
const PAGE = 1_000;

/** With everything that was written so far. @throws Unwritable */
export async function snapshotOf(target: SearchTarget, index: string): Promise<Snapshot> {
  const { client } = target;
  await refresh(target, index);
  const { id } = await asking(client.openPointInTime({ index, keep_alive: KEEP }));
  return { id, close: async () => void (await askingFor(client.closePointInTime({ id })).catch(() => undefined)) }; // It is forgotten by itself.
}

/** All documents but the marker, deleted ones too, in the order of their ids. @throws Unwritable */
export async function* readIndex({ client }: SearchTarget, { id }: Snapshot): AsyncGenerator<Versioned, undefined> {
  let after: estypes.SortResults | undefined;
  for (;;) {
    const { hits } = await asking(
      client.search<StoredDocument>({
        pit: { id, keep_alive: KEEP },
        query: { exists: { field: 'sku' } },
        sort: [{ sku: 'asc' }],
        size: PAGE,
        version: true,
        track_total_hits: false,
        ...(after && { search_after: after }),
      }),
    );
    for (const { _source, _version, sort } of hits.hits) {
      after = sort;
      if (_source !== undefined) yield { document: _source, version: BigInt(_version ?? 0) };
    }
    if (hits.hits.length < PAGE) return undefined;
  }
}
