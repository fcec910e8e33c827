/** A writer process of the stress. It may be killed at any moment; its next life goes on with what its journal does not hold. */
import { PostgresEventStore } from '#event-store/postgres/postgres-event-store';
import { Journal, openedBefore, readJournal } from './journal.js';
import { abandoned, laneWriting } from './lane-writing.js';
import { type LaneKind, lanes, planLane, type Workload } from './workload.js';

export interface WriterTask {
  readonly url: string;
  readonly writer: number;
  readonly workload: Workload;
  readonly journal: string;
}

const { url, writer, workload, journal: path } = JSON.parse(process.argv[2] ?? '') as WriterTask;
const orphaned = () => process.exit(1);
process.on('disconnect', orphaned);
const anotherLife = openedBefore(path);
const done = readJournal(path);
const journal = new Journal(path);
const store = new PostgresEventStore({ url });

async function writeLane(kind: LaneKind, lane: number): Promise<void> {
  const write = laneWriting(kind, store);
  const next = done.filter((entry) => entry.lane === lane).length;
  for (const append of planLane(workload, writer, lane)) {
    if (append.number < next) continue;
    // The last life may have sent it; without an expected revision the store would write it again.
    const mayBeUnderWay = anotherLife && kind === 'any' && append.number === next;
    const answer = mayBeUnderWay ? abandoned : await write(append);
    journal.write({ lane, number: append.number, ...answer });
  }
}

await Promise.all(lanes.map(writeLane));
await store.close();
journal.close();
process.off('disconnect', orphaned);
process.disconnect();
