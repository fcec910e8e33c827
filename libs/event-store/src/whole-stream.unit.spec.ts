import { describe, expect, it } from 'vitest';
import { StreamIncomplete } from './errors.js';
import { type EventStore, type ReadStreamOptions, type StoredEvent } from './event-store.js';
import { failureOf, revisionsOf } from './testing/contract-world.js';
import { readWholeStream } from './whole-stream.js';

/** A stream of which reads show only these revisions, two to a page. */
function streamOf(...revisions: number[]): Pick<EventStore, 'readStream'> {
  return {
    async *readStream(_stream: string, { from = 0 }: ReadStreamOptions = {}) {
      const shown = revisions.filter((revision) => revision >= from).map((revision) => ({ revision }) as StoredEvent);
      for (let page = 0; page < shown.length; page += 2) yield shown.slice(page, page + 2);
    },
  };
}

async function read(
  store: Pick<EventStore, 'readStream'>,
  options?: ReadStreamOptions,
): Promise<{ revisions: number[]; ended: Promise<void> }> {
  const seen: StoredEvent[] = [];
  const reading = (async () => {
    for await (const events of readWholeStream(store, 'order-7', options)) seen.push(...events);
  })();
  await reading.catch(() => undefined);
  return { revisions: revisionsOf(seen), ended: reading };
}

describe('a stream that is folded', () => {
  it.each<[string, number[], ReadStreamOptions]>([
    ['from its beginning', [0, 1, 2, 3, 4], {}],
    ['from where a snapshot ends', [0, 1, 2, 3, 4], { from: 3 }],
    ['from where a snapshot ends, cut before that', [2, 3, 4], { from: 3 }],
    ['that does not exist', [], {}],
    ['that has nothing new', [0, 1], { from: 2 }],
  ])('%s is whole', async (_, shown, options) => {
    const { revisions, ended } = await read(streamOf(...shown), options);
    await ended;
    expect(revisions).toEqual(shown.filter((revision) => revision >= (options.from ?? 0)));
  });

  it.each<[string, number[], ReadStreamOptions, number[], number, number]>([
    ['cut at its beginning', [2, 3], {}, [], 0, 2],
    ['with a gap between two pages', [0, 1, 3], {}, [0, 1], 2, 3],
    ['with a gap inside a page', [0, 1, 2, 4], {}, [0, 1], 3, 4],
    ['cut behind its snapshot', [5, 6], { from: 3 }, [], 3, 5],
  ])('%s is refused, and nothing behind the gap is handed over', async (_, shown, options, handedOver, expected, found) => {
    const { revisions, ended } = await read(streamOf(...shown), options);
    const failure = await failureOf(ended);
    expect(failure).toBeInstanceOf(StreamIncomplete);
    expect(failure).toMatchObject({ code: 'stream-incomplete', stream: 'order-7', expected, found });
    expect(revisions).toEqual(handedOver);
  });
});
