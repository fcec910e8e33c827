import { expect, it } from 'vitest';
import { momentOf, type SessionState } from './moment.js';

const STOPPED = 1_000;
const session = (application: string, state: string, given: Partial<SessionState> = {}): SessionState => ({
  application,
  state,
  query: 'select 1',
  writing: false,
  changed: STOPPED - 10,
  ...given,
});

it.each([
  ['mid-swap', [session('orderline replay swap', 'idle in transaction'), session('orderline orders 2', 'idle')]],
  ['mid-commit', [session('orderline orders 1', 'active', { query: 'update x; commit', writing: true })]],
  ['mid-commit', [session('orderline stock-levels 1', 'idle', { query: 'update x; commit', changed: STOPPED + 1 })]],
  ['mid-batch', [session('orderline sales 1', 'idle in transaction', { writing: true })]],
  ['mid-comparison', [session('orderline replay compare', 'active')]],
  ['between', [session('orderline orders 1', 'idle', { query: 'update x; commit' }), session('orderline projection crew', 'active')]],
  ['between', []],
] as const)('%s is told from the sessions', (moment, sessions) => {
  expect(momentOf(sessions, STOPPED)).toBe(moment);
});
