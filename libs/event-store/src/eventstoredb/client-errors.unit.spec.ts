import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  ErrorType,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { Metadata } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import {
  AccessDenied,
  AppendTooLarge,
  EventStoreClosed,
  EventStoreUnavailable,
  InvalidEvent,
  StreamDeleted,
  WrongExpectedRevision,
} from '../errors.js';
import { translate, unavailable } from './client-errors.js';

const call = { stream: 'order-1', expected: 3, bytes: 1_048_577 } as const;

function grpcError(code: number, details: string, metadata: Record<string, string> = {}) {
  const fields = new Metadata();
  for (const [name, value] of Object.entries(metadata)) fields.set(name, value);
  return Object.assign(new Error(`${code} ${details}`), { code, details, metadata: fields });
}

describe('errors of the client that end a call', () => {
  it.each([
    [
      'a stream elsewhere',
      new WrongExpectedVersionError(null as never, { streamName: 'order-1', current: 7n, expected: 3n }),
      new WrongExpectedRevision('order-1', 3, 7),
    ],
    [
      'no stream',
      new WrongExpectedVersionError(null as never, { streamName: 'order-1', current: 'no_stream', expected: 3n }),
      new WrongExpectedRevision('order-1', 3, 'noStream'),
    ],
    ['a tombstone', StreamDeletedError.fromStreamName('order-1'), new StreamDeleted('order-1')],
    ['too large an append', MaxAppendSizeExceededError.fromMaxAppendSize(1_048_576), new AppendTooLarge(1_048_577, 1_048_576)],
    [
      'too large a message',
      new UnknownError(grpcError(8, 'RESOURCE_EXHAUSTED: Received message larger than max') as never),
      new AppendTooLarge(1_048_577, 1_048_576),
    ],
  ])('%s', (_, error, expected) => {
    const translated = translate(error, call);
    expect(translated).toEqual({ kind: 'final', error: expected });
    expect(translated).toMatchObject({ error: { cause: error } });
  });

  it.each([
    ['no right', new AccessDeniedError(grpcError(7, 'Access Denied') as never), AccessDenied],
    ['a wrong password', new AccessDeniedError(grpcError(16, 'UNAUTHENTICATED') as never), AccessDenied],
    ['an unknown authority', grpcError(14, 'No connection established. Last error: unable to verify the first certificate'), AccessDenied],
    ['a form that the server refuses', new UnknownError(undefined, 'Could not recognize BadRequest'), InvalidEvent],
    ['an argument that the client refuses', new InvalidArgumentError('fromRevision'), InvalidEvent],
    ['a bug', new TypeError('undefined is not a function'), EventStoreUnavailable],
    ['an error of the port', new EventStoreClosed(), EventStoreClosed],
  ])('%s', (_, error, kind) => {
    expect(translate(error, call)).toMatchObject({ kind: 'final', error: expect.any(kind) as Error });
  });
});

describe('errors of the client that pass', () => {
  const leader = { 'leader-endpoint-host': 'two', 'leader-endpoint-port': '2113' };

  it.each([
    ['a dropped connection', new UnavailableError(grpcError(14, 'Connection dropped') as never), { mayBeDone: true }],
    ['a connection that never was', grpcError(14, 'No connection established. Last error: connect ECONNREFUSED'), { mayBeDone: false }],
    ['a booting server', new UnknownError(undefined, 'Could not recognize Server Is Not Ready'), { mayBeDone: false }],
    ['a busy server', new UnknownError(undefined, 'Could not recognize Server Is Busy'), { mayBeDone: false }],
    ['another leader', new NotLeaderError(grpcError(5, 'Leader info available', leader) as never), { mayBeDone: false }],
    [
      'another leader, in an append',
      new UnknownError(undefined, 'Could not recognize Leader info available'),
      { mayBeDone: false, needsNewClient: true },
    ],
    ['a cluster that nobody answers for', new Error('Failed to discover after 10 attempts.'), { mayBeDone: false, needsNewClient: true }],
    ['a server that gave up', new TimeoutError(grpcError(10, 'Timeout') as never), { mayBeDone: true }],
    ['a deadline', new DeadlineExceededError(), { mayBeDone: true }],
    ['a call that the server cancelled', new CancelledError(grpcError(1, 'Cancelled') as never), { mayBeDone: true }],
    [
      'a failure inside the server',
      new UnknownError(grpcError(2, 'Exception was thrown by handler.') as never),
      { mayBeDone: true, unexplained: true },
    ],
    ['a failure without a word', new UnknownError(), { mayBeDone: true, unexplained: true }],
    ['what is no error', 'broken', { mayBeDone: true }],
  ])('%s', (_, error, expected) => {
    expect(translate(error, call)).toMatchObject({ kind: 'passing', ...expected });
  });

  it('are EventStoreUnavailable in the end, with their cause', () => {
    const cause = new UnavailableError(grpcError(14, 'Connection dropped'));
    const failure = translate(cause);
    expect(failure.kind === 'passing' && unavailable(failure, 'unknown')).toMatchObject({
      code: 'event-store-unavailable',
      outcome: 'unknown',
      cause,
    });
  });
});

it('every kind of error that the client knows is translated', () => {
  const unexplained = Object.values(ErrorType).filter((type) => {
    const error = Object.assign(new UnknownError(undefined, 'any'), { type, actualVersion: 'no_stream', maxAppendSize: 1 });
    const translated = translate(error, call);
    return translated.kind === 'passing' && translated.unexplained;
  });
  expect(unexplained).toEqual([ErrorType.UNKNOWN, ErrorType.NOT_FOUND]);
});
