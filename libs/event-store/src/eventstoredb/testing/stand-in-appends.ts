import { setTimeout as wait } from 'node:timers/promises';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerDuplexStream } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { type StandInFaults } from './stand-in-faults.js';
import { type Expectation, type ProposedEvent, type Refused, type StandInLog, type Written } from './stand-in-log.js';
import { refusalOf } from './stand-in-refusal.js';

export type AppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

const { ExpectedStreamPositionCase } = streams.BatchAppendReq.Options;

/** The call that the client multiplexes all its appends on: taken one after another, in the order they come in. */
export function answerAppends(call: AppendCall, log: StandInLog, faults: StandInFaults, dropConnections: () => void): void {
  const open = new Map<string, { options: streams.BatchAppendReq.Options; events: ProposedEvent[] }>();
  let before = Promise.resolve();
  call.on('error', () => call.end());
  call.on('end', () => call.end());
  call.on('data', (request: streams.BatchAppendReq) => {
    const correlation = request.getCorrelationId()?.getString() ?? '';
    const append = open.get(correlation) ?? { options: request.getOptions() ?? new streams.BatchAppendReq.Options(), events: [] };
    append.events.push(...request.getProposedMessagesList().map(toProposedEvent));
    open.set(correlation, append);
    if (!request.getIsFinal()) return;
    open.delete(correlation);
    const { delay } = faults;
    const answer = () => answerOne(call, correlation, append.options, append.events, log, faults, dropConnections);
    if (delay === 0) return answer();
    before = before.then(async () => {
      await wait(delay);
      answer();
    });
  });
}

function answerOne(
  call: AppendCall,
  correlation: string,
  options: streams.BatchAppendReq.Options,
  events: readonly ProposedEvent[],
  log: StandInLog,
  faults: StandInFaults,
  dropConnections: () => void,
): void {
  const response = new streams.BatchAppendResp();
  response.setCorrelationId(new shared.UUID().setString(correlation));
  response.setStreamIdentifier(options.getStreamIdentifier());
  const refuse = (message: string, details?: any.Any) => {
    call.write(response.setError(new status.Status().setMessage(message).setDetails(details ?? new any.Any())));
  };
  faults.appendsSeen++;
  if (faults.notReady) return refuse('Server Is Not Ready');
  if (refusalOf(call, faults)) return refuse('Access Denied', pack('AccessDenied', new shared.AccessDenied()));
  if (faults.take('notLeader')) return refuse('Leader info available');
  if (faults.take('timeOut')) return refuse('Timeout', pack('Timeout', new shared.Timeout()));
  if (faults.take('swallow')) return;
  const stream = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const expected = expectationOf(options);
  const result = log.append(stream, expected, events);
  if (faults.take('loseAnswers')) return dropConnections();
  if (result.kind === 'written') call.write(response.setSuccess(toSuccess(result)));
  else refuse(messageOf[result.kind], detailsOf(result, expected));
}

const messageOf = {
  'wrong-expected-version': 'Wrong Expected Version',
  deleted: 'Stream Deleted',
  'too-large': 'Maximum Append Size Exceeded',
  'bad-request': 'BadRequest',
} as const;

function detailsOf(refused: Refused, expected: Expectation): any.Any {
  switch (refused.kind) {
    case 'wrong-expected-version': {
      const details = new shared.WrongExpectedVersion();
      if (refused.current === undefined) details.setCurrentNoStream(new empty.Empty());
      else details.setCurrentStreamRevision(String(refused.current));
      if (typeof expected === 'number') details.setExpectedStreamPosition(String(expected));
      else if (expected === 'no_stream') details.setExpectedNoStream(new empty.Empty());
      else if (expected === 'stream_exists') details.setExpectedStreamExists(new empty.Empty());
      else details.setExpectedAny(new empty.Empty());
      return pack('WrongExpectedVersion', details);
    }
    case 'deleted':
      return pack('StreamDeleted', new shared.StreamDeleted());
    case 'too-large':
      return pack('MaximumAppendSizeExceeded', new shared.MaximumAppendSizeExceeded().setMaxappendsize(1_048_576));
    case 'bad-request':
      return pack('BadRequest', new shared.BadRequest());
  }
}

function toSuccess({ revision, position }: Written): streams.BatchAppendResp.Success {
  const at = new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position));
  return new streams.BatchAppendResp.Success().setCurrentRevision(String(revision)).setPosition(at);
}

function pack(name: string, message: { serializeBinary(): Uint8Array }): any.Any {
  const packed = new any.Any();
  packed.pack(message.serializeBinary(), `event_store.client.${name}`);
  return packed;
}

function expectationOf(options: streams.BatchAppendReq.Options): Expectation {
  switch (options.getExpectedStreamPositionCase()) {
    case ExpectedStreamPositionCase.STREAM_POSITION:
      return Number(options.getStreamPosition());
    case ExpectedStreamPositionCase.NO_STREAM:
      return 'no_stream';
    case ExpectedStreamPositionCase.STREAM_EXISTS:
      return 'stream_exists';
    case ExpectedStreamPositionCase.ANY:
    case ExpectedStreamPositionCase.EXPECTED_STREAM_POSITION_NOT_SET:
      return 'any';
  }
}

function toProposedEvent(message: streams.BatchAppendReq.ProposedMessage): ProposedEvent {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}
