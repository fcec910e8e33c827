import { type Projection } from '#read-models/projection';
import { type StoredEvent } from '#event-store/event-store';
import { type Subscriber } from '#subscriptions/subscriber';
import { decodeAhead } from '../engine/decode.js';
import { sequenceFor } from '../engine/event-sequence.js';
import { foldInto } from '../engine/fold-batch.js';
import { DocumentBatch, documentFold, type OpenIndex } from './document-batch.js';
import { openIndex } from './find-place.js';
import { noteSearchable, noteWritten } from './index-row.js';
import { demandSame, readMarker, writeMarker } from './marker.js';
import { type SearchTarget } from './search-target.js';
import { refresh } from './refresh.js';

/**
 * A generation that is kept in an index as the runner sees it. A batch is: the documents and the marker loaded, folded, written, the marker moved, and
 * only then the checkpoint; what was written twice is recognised by its version. What is found amiss is looked into before the next try.
 */
export function indexSubscriber(projection: Projection, generation: number, target: SearchTarget): Subscriber {
  let open: OpenIndex | undefined;
  let unseen = true;
  let seen = 0n;
  const opened = (): OpenIndex => {
    if (open === undefined) throw new Error(`The index of ${projection.name} is written before it is opened`);
    return open;
  };
  return {
    name: projection.name,
    generation,
    kind: 'projection',
    version: projection.version,
    get seen() {
      return seen;
    },
    types: new Set(projection.events),
    sequence: sequenceFor(projection),
    prepare: decodeAhead,
    goOnFrom: async (standing) => {
      const found = await openIndex(target, standing, projection.version);
      [open, unseen, seen] = [found.open, true, found.seen];
      return found.start;
    },
    act: async (events) => {
      const index = opened();
      const failures = await foldInto(projection, [new DocumentBatch(documentFold(projection))], index, events);
      if (failures.length > 0) return failures;
      unseen = true;
      const last = events.at(-1) as StoredEvent;
      if (last.position > index.marker.position) index.marker = await writeMarker(target, index.writeAlias, index.id, last, index.marker);
      return [];
    },
    apply: async (session) => {
      await noteWritten(session, { name: projection.name, generation }, opened().marker.position);
      return [];
    },
    check: async () => {
      const { index, marker } = opened();
      demandSame(marker, await readMarker(target, index));
    },
    show: async ({ session, lease, position }) => {
      const { index, marker } = opened();
      if (unseen) await refresh(target, index);
      unseen = false;
      const { live } = await noteSearchable(session, lease, position, marker.position);
      seen = position;
      return live;
    },
  };
}
