import { expect, test } from 'vitest';
import { EventStoreUnavailable, PositionBeyondLog } from '#event-store/errors';
import { EventFault, faultOf, ownWork, reportOf } from './faults.js';

const postgres = (code: string, more: object = {}) => Object.assign(new Error('Key (email)=(ann@example.org) exists'), { code, ...more });

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

test.each([
  ['a value that does not fit', postgres('22003'), 'event'],
  ['a constraint', postgres('23505'), 'event'],
  ['a value too long for an index', postgres('54000'), 'event'],
  ['a deadlock', postgres('40P01'), 'passing'],
  ['a lock timeout', postgres('55P03'), 'passing'],
  ['a statement timeout', postgres('57014'), 'passing'],
  ['a full disk', postgres('53100'), 'passing'],
  ['a server that shuts down', postgres('57P01'), 'lost'],
  ['a session idle in a transaction for too long', postgres('25P03'), 'lost'],
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'lost'],
  ['a driver that lost its connection', new Error('Connection terminated unexpectedly'), 'lost'],
  ['an event store that is away', new EventStoreUnavailable('away', 'not-written'), 'lost'],
  ['a missing table', postgres('42P01'), 'unknown'],
  ['a mistake of ours', new TypeError('x is undefined'), 'unknown'],
  ['a number that Node cannot write', thrownBy(() => Buffer.alloc(4).writeInt32BE(2 ** 31)), 'unknown'],
  ['work on events, whatever it throws', new EventFault(new Error('Connection terminated unexpectedly')), 'event'],
  ['a log that was restored', new PositionBeyondLog(5n, 3n), 'unknown'],
  ['something that is no error', 'oh', 'unknown'],
])('%s', (_name, error, fault) => expect(faultOf(error)).toBe(fault));

test('a report never holds a value of a row', () => {
  const report = reportOf(postgres('23505', { table: 'customers', constraint: 'email_key', detail: 'ann@example.org' }));
  expect(report).toEqual({ code: '23505', message: 'PostgreSQL refused the write (23505): customers, email_key' });
  expect(reportOf(new SyntaxError('Cannot convert ann@example.org to a BigInt')).message).not.toContain('ann');
  const refusedByNode = thrownBy(() => ownWork(() => Buffer.byteLength(4711 as unknown as string)));
  expect(reportOf(refusedByNode)).toMatchObject({
    code: 'ERR_INVALID_ARG_TYPE',
    message: expect.not.stringContaining('4711') as string,
  });
  expect(reportOf(new RangeError('"ann" is not a decimal'))).toMatchObject({
    code: 'RangeError',
    message: expect.not.stringContaining('ann') as string,
  });
});

test('a report says where our own mistakes are', () => {
  const report = reportOf(new TypeError('cannot read x'));
  expect(report.code).toBe('TypeError');
  expect(report.message).toMatch(/^cannot read x in .*faults\.unit\.spec\.ts:\d+\)$/);
});
