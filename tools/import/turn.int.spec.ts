import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify } from '../process-identity.js';
import { takeTurn } from './turn.js';

let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'orderline-turn-'));
  lock = path.join(folder, 'import.lock');
});
afterEach(() => rm(folder, { recursive: true }));

function take(signal = new AbortController().signal) {
  const { promise: waits, resolve } = Promise.withResolvers<string>();
  const progress = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: resolve };
  return { waits, turn: takeTurn(folder, progress, signal) };
}

describe('the turn of an import', () => {
  it('comes when the one before has ended', async () => {
    const first = await take().turn;
    const second = take();
    expect(await second.waits).toBe(`Another import runs (process ${process.pid}): waiting for its end …`);
    expect(await Promise.race([second.turn, Promise.resolve('waits')])).toBe('waits');

    await first[Symbol.asyncDispose]();
    await (await second.turn)[Symbol.asyncDispose]();
    expect(existsSync(lock)).toBe(false);
  });

  it('comes to one at a time', async () => {
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        await using _turn = await take().turn;
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
      }),
    );
    expect(most).toBe(1);
  });

  it.each([
    ['is gone', { pid: 2 ** 22 + 1, began: 'long ago' }],
    ['is another one by now', { ...identify(process.pid), began: 'long ago' }],
    ['left nothing readable', {}],
  ])('is not waited for where the process that holds it %s', async (_, owner) => {
    await writeFile(lock, JSON.stringify(owner));
    await (await take().turn)[Symbol.asyncDispose]();
    expect(existsSync(lock)).toBe(false);
  });

  it('need not come', async () => {
    await using _turn = await take().turn;
    const controller = new AbortController();
    const second = take(controller.signal);
    await second.waits;
    controller.abort(new Error('called off'));
    await expect(second.turn).rejects.toThrow('called off');
  });
});
