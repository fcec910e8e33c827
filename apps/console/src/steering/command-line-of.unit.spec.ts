import { expect, it } from 'vitest';
import { commandLineOf } from './command-line-of.js';
import { type Steering } from './steer.js';

it.each<[Steering, string]>([
  [{ verb: 'rebuild' }, 'rebuild orders'],
  [{ verb: 'rebuild', options: { verify: true, noSwap: true } }, 'rebuild orders --verify --no-swap'],
  [{ verb: 'rebuild', options: { verify: false } }, 'rebuild orders'],
  [{ verb: 'drop', options: { unfinished: true } }, 'drop orders --unfinished'],
  [{ verb: 'pause' }, 'pause orders'],
  [{ verb: 'parked retry', options: { sequence: '536365' } }, 'parked retry orders --sequence 536365'],
  [
    { verb: 'parked discard', options: { sequence: 'a b', reason: "it's $(gone)" } },
    String.raw`parked discard orders --sequence 'a b' --reason 'it'\''s $(gone)'`,
  ],
])('%j is said to the CLI as %s', (steering, line) => {
  expect(commandLineOf('orders', steering)).toBe(`npm run replay -- ${line}`);
});
