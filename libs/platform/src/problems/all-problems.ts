import { refusals } from '#events/contracts/refusals';
import { problemKinds, type ProblemKind } from './problem.js';

const statusOf = { 'not-found': 404, conflict: 409, invalid: 400, forbidden: 403 } as const;

/** The refusals of the domain as kinds of problems. */
export const refusalProblems: Readonly<Record<string, ProblemKind>> = Object.fromEntries(
  Object.entries(refusals).map(([code, { kind, title, explanation }]) => [code, { status: statusOf[kind], title, explanation }]),
);

/** Whatever any process can answer, by code: the pages of the problems are the same on all of them. */
export const allProblems: Readonly<Record<string, ProblemKind>> = { ...problemKinds, ...refusalProblems };
