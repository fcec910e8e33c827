import { expect, test } from 'vitest';
import { EventStoreUnavailable } from '#event-store/errors';
import { type EventAt } from '#event-store/event-store';
import { type Checkpoint, judgeCheckpoint, judgeCheckpoints } from './log-verdict.js';
import { type JudgedLog, type Mark } from './marks.js';

/** A log with an event at every position up to its end, named after the server that it was written by; some may have been scavenged. */
class Log implements JudgedLog {
  asked = 0;
  away = false;
  constructor(
    readonly ids: readonly string[],
    private readonly removed: readonly number[] = [],
  ) {}

  async eventAt(position: bigint): Promise<EventAt | undefined> {
    this.asked++;
    if (this.away) throw new EventStoreUnavailable('away', 'not-written');
    const id = this.removed.includes(Number(position)) ? undefined : this.ids[Number(position) - 1];
    return id === undefined ? undefined : { id, type: 'Happened', recordedAt: new Date(0) };
  }

  async head(): Promise<bigint> {
    return BigInt(this.ids.length);
  }

  async hasRemoved(position: bigint): Promise<boolean> {
    return this.removed.includes(Number(position));
  }
}

const written = (server: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `${server}-${from + index}`);
const at = (position: number, marker?: string, state = 'live'): Checkpoint => ({
  name: 'orders',
  generation: 1,
  kind: 'projection',
  state,
  position: BigInt(position),
  marker,
});
const minute = (position: number) => new Date(position * 60_000);
const mark = (position: number): Mark => ({ position: BigInt(position), id: `ours-${position}`, markedAt: minute(position) });
const marks = [30, 10, 20].map(mark);
const changed = { verdict: 'log-changed', anotherLog: false, cannotTell: false };

test('at the end of the same log, with the same event: agrees', async () => {
  expect(await judgeCheckpoint(new Log(written('ours', 1, 33)), at(33, 'ours-33'), marks)).toEqual({ verdict: 'agrees' });
});

test('at the beginning: agrees with every log, without asking', async () => {
  const log = new Log([]);
  expect(await judgeCheckpoint(log, at(0), [])).toEqual({ verdict: 'agrees' });
  expect(log.asked).toBe(0);
});

test('older than the log, as restored read models are: agrees', async () => {
  expect(await judgeCheckpoint(new Log(written('ours', 1, 50)), at(12, 'ours-12'), marks)).toEqual({ verdict: 'agrees' });
});

test.each([
  ['shorter', written('ours', 1, 25), undefined],
  ['grown again, not so far', [...written('ours', 1, 25), ...written('grown', 26, 32)], undefined],
  ['grown again, just as far', [...written('ours', 1, 25), ...written('grown', 26, 33)], 'grown-33'],
  ['grown past it', [...written('ours', 1, 25), ...written('grown', 26, 99)], 'grown-33'],
])('the log is %s: changed, and since when', async (_, ids, found) => {
  const verdict = await judgeCheckpoint(new Log(ids), at(33, 'ours-33'), marks);
  expect(verdict).toEqual({ ...changed, position: 33n, expected: 'ours-33', found, agreesAt: { position: 20n, markedAt: minute(20) } });
});

test('the newer log is put back: agrees again', async () => {
  const checkpoint = at(33, 'ours-33');
  expect(await judgeCheckpoint(new Log(written('ours', 1, 25)), checkpoint, marks)).toMatchObject(changed);
  expect(await judgeCheckpoint(new Log(written('ours', 1, 33)), checkpoint, marks)).toEqual({ verdict: 'agrees' });
});

test.each([
  ['of another server', written('theirs', 1, 99)],
  ['of another server, shorter', written('theirs', 1, 12)],
  ['of another server, shorter than the oldest mark', written('theirs', 1, 3)],
  ['that is empty', []],
])('a log %s: not even the oldest mark agrees', async (_, ids) => {
  const verdict = await judgeCheckpoint(new Log(ids), at(33, 'ours-33'), marks);
  expect(verdict).toMatchObject({ ...changed, anotherLog: true });
  expect(verdict).not.toHaveProperty('agreesAt');
});

test('an empty log and a follower without marks: another log', async () => {
  expect(await judgeCheckpoint(new Log([]), at(33, 'ours-33'), [])).toMatchObject({ ...changed, anotherLog: true });
});

test('a shorter log and a follower without marks: changed, and nothing says that it is another one', async () => {
  expect(await judgeCheckpoint(new Log(written('ours', 1, 25)), at(33, 'ours-33'), [])).toMatchObject(changed);
});

test.each([
  ['the newest mark', [33]],
  ['the newest mark that is left', [33, 30]],
])('its event was scavenged and %s agrees: agrees', async (_, removed) => {
  const log = new Log(written('ours', 1, 40), removed);
  expect(await judgeCheckpoint(log, at(33, 'ours-33'), marks)).toEqual({ verdict: 'agrees', removed: true });
});

test('its event and all marks were scavenged: nobody can tell', async () => {
  const log = new Log(written('ours', 1, 40), [10, 20, 30, 33]);
  expect(await judgeCheckpoint(log, at(33, 'ours-33'), marks)).toMatchObject({ ...changed, cannotTell: true });
});

test('the log has grown again and an event was scavenged from the very place: changed all the same', async () => {
  const log = new Log([...written('ours', 1, 25), ...written('grown', 26, 99)], [33]);
  expect(await judgeCheckpoint(log, at(33, 'ours-33'), marks)).toMatchObject({ ...changed, agreesAt: { position: 20n } });
});

test('no event begins there, as in the middle of one that was written since: changed, although an earlier mark agrees', async () => {
  const log = new Log(written('ours', 1, 40));
  const holes = {
    ...log,
    head: () => log.head(),
    hasRemoved: async () => false,
    eventAt: async (p: bigint) => (p > 30n ? undefined : log.eventAt(p)),
  };
  expect(await judgeCheckpoint(holes, at(33, 'ours-33'), marks)).toMatchObject({
    ...changed,
    found: undefined,
    agreesAt: { position: 30n },
  });
});

test('without an id, not beyond the end: the one that is found there is to be noted', async () => {
  expect(await judgeCheckpoint(new Log(written('ours', 1, 40)), at(33), [])).toEqual({ verdict: 'agrees', adopt: 'ours-33' });
  expect(await judgeCheckpoint(new Log(written('ours', 1, 40)), at(33), marks)).toEqual({ verdict: 'agrees', adopt: 'ours-33' });
});

test('without an id, beyond the end: changed', async () => {
  expect(await judgeCheckpoint(new Log(written('ours', 1, 25)), at(33), [])).toMatchObject({ ...changed, expected: undefined });
});

test('without an id, because older code moved on in a log that the newest mark is not of: changed', async () => {
  const log = new Log([...written('ours', 1, 25), ...written('grown', 26, 99)]);
  expect(await judgeCheckpoint(log, at(50), marks)).toMatchObject({ ...changed, expected: undefined, found: 'grown-50' });
});

test('the newest mark that agrees is found among many, without asking about each', async () => {
  const many = Array.from({ length: 500 }, (_, index) => mark(index + 1));
  for (const kept of [1, 2, 250, 498, 499]) {
    const log = new Log(written('ours', 1, kept));
    expect(await judgeCheckpoint(log, at(600, 'ours-600'), many)).toMatchObject({ agreesAt: { position: BigInt(kept) } });
    expect(log.asked).toBeLessThan(25);
  }
});

test('a log that cannot be asked is no changed log', async () => {
  const log = new Log(written('ours', 1, 40));
  log.away = true;
  await expect(judgeCheckpoint(log, at(33, 'ours-33'), marks)).rejects.toThrow(EventStoreUnavailable);
  await expect(judgeCheckpoints(answering([row('orders')]), log)).rejects.toThrow(EventStoreUnavailable);
});

const row = (name: string, position = 33, marker: string | null = `ours-${position}`) => ({
  name,
  generation: 1,
  kind: 'projection',
  state: 'live',
  position: String(position),
  marker,
  marks: marks.map(({ position, id, markedAt }) => ({ position: String(position), id, markedAt: markedAt.getTime() })),
});
/** A database that answers every question with these rows. */
const answering =
  (rows: readonly unknown[]) =>
  async <Row>() =>
    rows as Row[];

test('all checkpoints are judged by one statement, and a position is asked about once however many stand there', async () => {
  const log = new Log([...written('ours', 1, 30), ...written('grown', 31, 40)]);
  const judged = await judgeCheckpoints(
    answering([row('orders'), row('products'), row('sales', 30), row('stock', 29, null), row('new', 0, null)]),
    log,
  );
  expect(judged.map(({ name, judgement: { verdict } }) => [name, verdict])).toEqual([
    ['orders', 'log-changed'],
    ['products', 'log-changed'],
    ['sales', 'agrees'],
    ['stock', 'agrees'],
    ['new', 'agrees'],
  ]);
  expect(judged[0]).toMatchObject({ position: 33n, marker: 'ours-33', judgement: { agreesAt: { position: 30n, markedAt: minute(30) } } });
  expect(log.asked).toBe(4); // 33, 30 and 29, and the mark that speaks for the one without an id.
});
