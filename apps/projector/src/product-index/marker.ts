import { type StoredEvent } from '#event-store/event-store';
import { MARKER_ID, type MarkerDocument } from '#read-models/search/index-document';
import { Unwritable } from '#subscriptions/unwritable';
import { asking, askingFor } from './server-faults.js';
import { type SearchTarget } from './search-target.js';

/** The marker as it was last written or read. Where another stands, the index was put back, or somebody else writes it. */
export interface Marker {
  readonly position: bigint;
  /** Id of the event there; null at 0. */
  readonly event: string | null;
  readonly seqNo: number;
  readonly primaryTerm: number;
}

/** @returns undefined where the index has none */
export async function readMarker({ client }: SearchTarget, index: string): Promise<Marker | undefined> {
  const found = await askingFor(client.get<MarkerDocument>({ index, id: MARKER_ID, realtime: true }));
  return found && toMarker(found);
}

/** A document as `get` finds it. */
export interface FoundMarker {
  readonly _source?: unknown;
  readonly _seq_no?: number;
  readonly _primary_term?: number;
}

export function toMarker({ _source, _seq_no = -1, _primary_term = 0 }: FoundMarker): Marker {
  const { marker_position, marker_event } = _source as MarkerDocument;
  return { position: BigInt(marker_position), event: marker_event, seqNo: _seq_no, primaryTerm: _primary_term };
}

/** @throws Unwritable where the marker is not the one that was written before */
export function demandSame(expected: Marker, found: Marker | undefined): void {
  if (found?.seqNo === expected.seqNo && found.primaryTerm === expected.primaryTerm) return;
  throw new Unwritable('the index is not as it was left; what is missing is looked for');
}

/**
 * Notes that everything up to the event is in the index.
 * @param before the marker that is replaced; without it the first one is written
 * @throws Unwritable, also where another one stands there
 */
export async function writeMarker(
  { client }: SearchTarget,
  writeAlias: string,
  indexId: string,
  at: Pick<StoredEvent, 'position' | 'id'> | undefined,
  before?: Marker,
): Promise<Marker> {
  const document: MarkerDocument = {
    kind: 'marker',
    index_id: indexId,
    marker_position: Number(at?.position ?? 0n),
    marker_event: at?.id ?? null,
  };
  const written = await asking(
    client.index({
      index: writeAlias,
      id: MARKER_ID,
      document,
      require_alias: true,
      ...(before === undefined ? { op_type: 'create' } : { if_seq_no: before.seqNo, if_primary_term: before.primaryTerm }),
    }),
  );
  return toMarker({ _source: document, _seq_no: written._seq_no ?? -1, _primary_term: written._primary_term ?? 0 });
}
