import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineRoom } from '../testing/engine-room.js';
import { parseCommand } from './command.js';
import { confirmDiscard } from './confirm-discard.js';
import { createReporter, silentReporter } from './reporter.js';
import { openSession, type Workbench } from './workbench.js';

let room: EngineRoom;
let workbench: Workbench;

/** Two events of orders have failed; a third waits behind one of them. */
beforeAll(async () => {
  room = await EngineRoom.open();
  for (const [position, sequence, attempts] of [
    [1, '7', 5],
    [2, '7', 0],
    [3, '8', 5],
  ]) {
    await room.rows(
      `insert into projections.parked (name, generation, position, stream, revision, type, sequence, attempts, error_code, error_message)
       values ('orders', 1, $1, 'order', 0, 'OrderPlaced', $2, $3, 'TypeError', 'broken')`,
      [position, sequence, attempts],
    );
  }
  const session = await openSession(room.url, 'test');
  workbench = {
    url: room.url,
    log: room.store,
    session,
    projections: [],
    reporter: silentReporter,
    signal: new AbortController().signal,
  };
});

afterAll(async () => {
  await workbench.session.close();
  await room[Symbol.asyncDispose]();
});

/** What was asked of the person, and what came of the answer. */
async function discard(options: string, typed?: string): Promise<{ asked: string; confirmed: boolean }> {
  const screen = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true });
  const keyboard = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
  const reporter = typed === undefined ? silentReporter : createReporter(screen, keyboard);
  const command = parseCommand(`parked discard orders --reason nonsense ${options}`.trim().split(' '));
  if (typed !== undefined) keyboard.write(typed);
  const confirmed = await confirmDiscard({ ...workbench, reporter }, command);
  return { asked: String(screen.read() ?? ''), confirmed };
}

test.each(['--sequence 7', '--all'])('given %s, nobody is asked', async (options) =>
  expect(await discard(options)).toEqual({ asked: '', confirmed: true }),
);

test.each([
  ['y\n', true],
  ['yes\n', true],
  ['\n', false],
  ['no\n', false],
  ['\u0003', false],
  ['\u0004', false],
])('given neither, a person is asked, and %j means %s', async (typed, confirmed) => {
  const answered = await discard('', typed);

  expect(answered.asked).toContain('This leaves out 2 failing events of orders for good (sequences 7, 8). Go on? [y/N] ');
  expect(answered.confirmed).toBe(confirmed);
});

test('given neither, and nobody to ask, it is refused with what to say', async () => {
  await expect(discard('')).rejects.toThrow(
    'parked discard without --sequence leaves out 2 failing events of orders for good (sequences 7, 8): name one with --sequence, or say --all.',
  );
});

test('given nothing that failed, there is nothing to ask', async () => {
  await room.rows('delete from projections.parked where attempts > 0');
  expect(await discard('')).toEqual({ asked: '', confirmed: true });
});
