import { expect, test } from 'vitest';
import { type Judged, type Verdict } from '#subscriptions/log-verdict';
import { describeLook } from './describe-look.js';
import { commonTo } from './look-at-log.js';

const noon = new Date('2026-03-01T12:00:00.000Z');
const agrees: Verdict = { verdict: 'agrees' };
const changed = (position: number, agreesAt?: number): Verdict => ({
  verdict: 'log-changed',
  position: BigInt(position),
  expected: 'e',
  found: undefined,
  ...(agreesAt === undefined ? {} : { agreesAt: { position: BigInt(agreesAt), markedAt: noon } }),
  anotherLog: false,
  cannotTell: false,
});
const at = (position: number, judgement: Verdict): Judged => ({
  name: 'orders',
  generation: 1,
  kind: 'projection',
  state: 'live',
  position: BigInt(position),
  marker: 'e',
  judgement,
});

test.each([
  ['nobody agrees', [at(9, changed(9))], 0n, undefined],
  ['a mark says it', [at(9, changed(9, 3)), at(8, changed(8, 2))], 3n, noon],
  ['one that is behind agrees', [at(9, changed(9, 3)), at(5, agrees)], 5n, undefined],
  ['both say the same', [at(5, agrees), at(9, changed(9, 5))], 5n, noon],
  ['one has read the new log further', [at(20, agrees), at(9, changed(9, 3))], 3n, noon],
])('given that %s, so far the logs are the same', (_, checkpoints, position, markedAt) => {
  expect(commonTo(checkpoints)).toEqual({ position, markedAt });
});

test('a look tells people where the log ends, who does not agree since when, and what may be another event now', () => {
  const told = describeLook({
    end: { position: 12n, id: 'f' },
    checkpoints: [at(9, changed(9, 3)), { ...at(3, agrees), name: 'sales' }],
    common: 3n,
    commonAt: noon,
    parked: [{ name: 'orders', position: '7' }],
    discarded: [],
    destroyed: ['customer-1'],
  });

  expect(told.split('\n')).toEqual([
    'The log ends at position 12, with event f.',
    'name    generation  state  position  verdict      agrees up to  at',
    'orders  1           live   9         log-changed  3             2026-03-01T12:00:00.000Z',
    'sales   1           live   3         agrees       3',
    'What is beyond position 3, as it was at 2026-03-01T12:00:00.000Z, may be another event now:',
    '  set aside: orders 7',
    '  left out for good: none',
    '  keys destroyed since: customer-1',
  ]);
});
