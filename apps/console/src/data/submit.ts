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
  return {
    busy,
    problem,
    forget: () => void (problem.value = undefined),
    submit: async (content, ifMatch) => {
      if (busy.value) return undefined;
      busy.value = true;
      try {
        const used = key.keyFor(JSON.stringify([content, ifMatch]));
        const result = await send(content, { 'Idempotency-Key': used, ...(ifMatch !== undefined && { 'If-Match': ifMatch }) });
        key.ended(200);
        problem.value = undefined;
        return result;
      } catch (error) {
        if (error instanceof ProblemError) key.ended(error.problem.status);
        problem.value = problemOf(error);
        return undefined;
      } finally {
        busy.value = false;
      }
    },
  };
}

export function useSubmission<Content, Result>(
  send: (content: Content, headers: WriteHeaders) => Promise<Result>,
  keys: readonly unknown[] = [],
): Submission<Content, Result> {
  return useMemo(() => openSubmission(send), keys);
}
