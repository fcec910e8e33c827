import { type ReadonlySignal, signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { ProblemError, type Problem, problemOf } from '../api/problem.js';
import { SubmissionKey } from '../api/submission.js';

/** Goes into `params.header` of the write. */
export interface WriteHeaders {
  readonly 'Idempotency-Key': string;
  readonly 'If-Match'?: string;
}

export interface Submission<Content, Result> {
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** Whether something was sent, perhaps before it was opened, that may have been done: the same, sent again, is done once. */
  readonly doubtful: ReadonlySignal<boolean>;
  /** Sends it, unless it is on its way. @returns undefined where it was refused, and `problem` says why, or is on its way */
  readonly submit: (content: Content, ifMatch?: string) => Promise<Result | undefined>;
  readonly forget: () => void;
}

/** Something that a form or a button sends, each time with a key of its own. */
export function openSubmission<Content, Result>(
  send: (content: Content, headers: WriteHeaders) => Promise<Result>,
  key = new SubmissionKey(),
): Submission<Content, Result> {
  const busy = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  const doubtful = signal(key.isDoubtful);
  return {
    busy,
    problem,
    doubtful,
    forget: () => void (problem.value = undefined),
    submit: async (content, ifMatch) => {
      if (busy.value) return undefined;
      busy.value = true;
      try {
        const used = key.sentWith(JSON.stringify(content), ifMatch);
        const headers = { 'Idempotency-Key': used.key, ...(used.ifMatch !== undefined && { 'If-Match': used.ifMatch }) };
        const result = await send(content, headers);
        key.ended(200);
        problem.value = undefined;
        return result;
      } catch (error) {
        if (error instanceof ProblemError) key.ended(error.problem.status);
        problem.value = problemOf(error);
        return undefined;
      } finally {
        doubtful.value = key.isDoubtful;
        busy.value = false;
      }
    },
  };
}

/** @param name of a form that may be closed and opened again: it keeps the key of what may have been done */
export function useSubmission<Content, Result>(
  send: (content: Content, headers: WriteHeaders) => Promise<Result>,
  keys: readonly unknown[] = [],
  name?: string,
): Submission<Content, Result> {
  return useMemo(() => openSubmission(send, name === undefined ? undefined : keyNamed(name)), keys);
}

const named = new Map<string, SubmissionKey>();

/** The same one for the same name, as long as the page is loaded. */
export function keyNamed(name: string): SubmissionKey {
  const key = named.get(name) ?? new SubmissionKey();
  named.set(name, key);
  return key;
}
