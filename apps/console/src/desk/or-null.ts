import { ProblemError } from '../api/problem.js';

/** What was read; null where it is not there, which is no fault of something that may be missing. @throws ProblemError for anything else */
export async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  }
}
