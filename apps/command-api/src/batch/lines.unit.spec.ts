import { expect, it } from 'vitest';
import { type NumberedLine, readLines } from './lines.js';

const MIB = 1_048_576;

async function read(...chunks: readonly (string | Buffer)[]): Promise<readonly NumberedLine[]> {
  const bytes = chunks.map((chunk) => Buffer.from(chunk));
  return Array.fromAsync(readLines(bytes[Symbol.iterator]() as never));
}

it('lines are lines wherever the bytes come apart, and blank ones are counted', async () => {
  expect(await read('a\n', '\r\n \t\n', 'b', 'c', 'd\ne')).toEqual([
    { number: 1, text: 'a' },
    { number: 4, text: 'bcd' },
    { number: 5, text: 'e' },
  ]);
  const [first, second] = [Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1)];
  expect(await read(first, second, '\n', first, '\n')).toEqual([
    { number: 1, text: 'é' },
    { number: 2, fault: 'not-utf8' },
  ]);
});

it('only white space is blank: what cannot be seen may be meant', async () => {
  expect(await read('\0\n \f\v\n\u001b')).toEqual([
    { number: 1, text: '\0' },
    { number: 3, text: '\u001b' },
  ]);
});

it('a line that is too long is told once it ends, and the next one is read', async () => {
  expect(await read('x'.repeat(MIB), 'x\n', 'next')).toEqual([
    { number: 1, fault: 'too-long' },
    { number: 2, text: 'next' },
  ]);
});

it.each([
  ['a line', 'x'.repeat(65_536), 1],
  ['blank lines', '\n'.repeat(65_536), 16_777_217 + 65_536],
])('%s without end are read for 16 MiB, and the batch is over', async (_what, chunk, number) => {
  let taken = 0;
  function* endless() {
    for (;;) {
      taken += chunk.length;
      yield Buffer.from(chunk);
    }
  }
  const lines = await Array.fromAsync(readLines(endless() as never));

  expect(lines.map(({ number: _number, ...line }) => line)).toEqual([{ fault: 'endless' }]);
  expect(lines[0]?.number).toBeLessThanOrEqual(number);
  expect(taken).toBeLessThanOrEqual(16 * MIB + 2 * chunk.length);
});

it('whoever sends many lines at once does not hold up others', async () => {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(look);
  };
  look();
  const busy = () => {
    for (const end = performance.now() + 1; performance.now() < end;);
  };
  for await (const _line of readLines([Buffer.from('x\n'.repeat(500))][Symbol.iterator]() as never)) busy();
  isOver = true;

  expect(longest).toBeLessThan(250);
});
