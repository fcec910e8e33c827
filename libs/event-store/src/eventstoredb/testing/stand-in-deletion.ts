import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, type ServerUnaryCall, type sendUnaryData, status } from '@grpc/grpc-js';
import { type StandInFaults } from './stand-in-faults.js';
import { type Expectation, type StandInLog } from './stand-in-log.js';
import { refusalOf } from './stand-in-refusal.js';

export type DeleteCall = ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>;

/** Soft deletion. */
export function answerDeletion(call: DeleteCall, answer: sendUnaryData<streams.DeleteResp>, log: StandInLog, faults: StandInFaults): void {
  const refusal = refusalOf(call, faults);
  if (refusal) return answer(refusal);
  const options = call.request.getOptions() ?? new streams.DeleteReq.Options();
  const stream = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();
  const expected: Expectation = options.hasRevision() ? Number(options.getRevision()) : options.hasNoStream() ? 'no_stream' : 'any';
  const result = log.delete(stream, expected);
  const metadata = new Metadata();
  metadata.set('stream-name', stream);
  switch (result.kind) {
    case 'written': {
      const at = new streams.DeleteResp.Position().setCommitPosition(String(result.position)).setPreparePosition(String(result.position));
      return answer(null, new streams.DeleteResp().setPosition(at));
    }
    case 'wrong-expected-version':
      metadata.set('exception', 'wrong-expected-version');
      metadata.set('expected-version', String(expected === 'any' ? -2 : expected === 'no_stream' ? -1 : expected));
      if (result.current !== undefined) metadata.set('actual-version', String(result.current));
      return answer({ code: status.FAILED_PRECONDITION, details: 'Append failed due to WrongExpectedVersion.', metadata });
    case 'deleted':
      metadata.set('exception', 'stream-deleted');
      return answer({ code: status.FAILED_PRECONDITION, details: `Event stream '${stream}' is deleted.`, metadata });
    case 'too-large':
    case 'bad-request':
      return answer({ code: status.INVALID_ARGUMENT, details: result.kind });
  }
}
