import { Refusal } from '#domain/refusal';
import {
  AccessDenied,
  AppendTooLarge,
  EventStoreClosed,
  EventStoreUnavailable,
  InvalidEvent,
  LogChanged,
  PositionBeyondLog,
  StreamDeleted,
  StreamIncomplete,
} from '#event-store/errors';
import { KeyMissing, KeysUnavailable } from '#personal-data/errors';
import { refusalProblems } from '#platform/problems/all-problems';
import { Problem, problem, type ProblemKind } from '#platform/problems/problem';
import { CommandContended, IdempotencyKeyReused, RevisionMismatch } from '../command.js';
import { CheckpointsUnknown } from '../log/gate.js';
import { type ClosedFor } from '../log/gate-state.js';

/** Every error that a command can end with, as a problem; what is not listed is a fault of ours. */
export function translateCommandError(error: unknown): Problem | undefined {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof RevisionMismatch)
    return problem('revision-mismatch', error.message, { headers: error.actual < 0 ? {} : { ETag: `"${error.actual}"` } });
  if (error instanceof IdempotencyKeyReused) return problem('idempotency-key-reused', error.message);
  if (error instanceof CommandContended) return problem('conflict', error.message);
  if (error instanceof AppendTooLarge) return problem('body-too-large', 'The command makes more than one append can hold.');
  if (error instanceof InvalidEvent) return problem('validation-failed', 'The command holds a value that cannot be stored.');
  if (error instanceof KeysUnavailable) return problem('personal-data-unavailable', 'The keys of personal data cannot be reached.');
  if (error instanceof KeyMissing)
    return problem('personal-data-unavailable', 'The key of this person is missing. It was not destroyed: put it back.');
  if (error instanceof StreamIncomplete) return problem('stream-incomplete', 'The command cannot be decided: earlier events are missing.');
  if (error instanceof LogChanged || error instanceof CheckpointsUnknown) return refusedNow(error.code);
  if (error instanceof StreamDeleted) return problem('not-found', 'This resource has been removed for good.');
  if (
    error instanceof EventStoreUnavailable ||
    error instanceof EventStoreClosed ||
    error instanceof AccessDenied ||
    error instanceof PositionBeyondLog
  ) {
    return refusedNow('event-store-unavailable');
  }
  return undefined;
}

const refusedWith: Readonly<Record<ClosedFor, string>> = {
  'event-store-unavailable': 'The event store cannot be reached. Repeat the command with the same Idempotency-Key.',
  'log-changed': 'The log of events is not the one it was. No command is taken before an engineer has said which one is right.',
  'read-models-unavailable': 'No command is taken before the views can be compared with the log. Repeat it with the same Idempotency-Key.',
};

function refusedNow(code: ClosedFor): Problem {
  return problem(code, refusedWith[code]);
}

function refused(refusal: Refusal): Problem {
  const { skus } = refusal.details ?? {};
  const field = refusal.details?.field?.replace(/\.(\d+)/g, '[$1]');
  return new Problem(refusal.code, refusal.message, {
    kind: refusalProblems[refusal.code] as ProblemKind,
    ...(field === undefined ? {} : { errors: [{ path: field, message: refusal.message }] }),
    ...(skus === undefined ? {} : { extensions: { skus } }),
  });
}
