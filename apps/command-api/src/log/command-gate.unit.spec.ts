import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LogChanged } from '#event-store/errors';
import { type Logger } from '#platform/logging/logger';
import { CommandGate } from './command-gate.js';
import { type Finding } from './gate-state.js';

const error = new LogChanged(7n, 'seen', 'found');
const agree: Finding = { kind: 'agree' };
const disagree: Finding = { kind: 'disagree', error, followers: ['orders'] };
const away = (which: 'event-store' | 'read-models'): Finding => ({ kind: 'unknown', away: which, reason: `No ${which}.` });

let gate: CommandGate;
let looks: PromiseWithResolvers<Finding>[];
let lines: [level: string, code: unknown][];

beforeEach(() => {
  [looks, lines] = [[], []];
  const log = (level: string) => (fields: { code?: unknown }) => lines.push([level, fields.code]);
  const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') } as unknown as Logger;
  const look = () => {
    const asked = Promise.withResolvers<Finding>();
    looks.push(asked);
    return asked.promise;
  };
  gate = new CommandGate(look, logger, 1);
});
afterEach(async () => {
  const stopped = gate.stop();
  for (const look of looks) look.resolve(agree);
  await stopped;
});

/** Look number `count`, from 1, once it has begun. */
const begun = (count: number) => vi.waitFor(() => expect(looks).toHaveLength(count), { interval: 1 });

/** Answers the looks that come, and waits until the one after the last is being made. */
async function find(...findings: readonly Finding[]): Promise<void> {
  for (const finding of findings) {
    const count = looks.length;
    looks.at(-1)?.resolve(finding);
    await begun(count + 1);
  }
}

async function start(first: Finding): Promise<void> {
  const started = gate.start();
  looks[0]?.resolve(first);
  await started;
  await begun(2);
}

it('Given a start, no command passes before the first look has come to something', async () => {
  expect(() => gate.pass()).toThrow(expect.objectContaining({ code: 'read-models-unavailable' }) as Error);
  await expect(gate.check()).rejects.toThrow('not been compared');
  await start(agree);
  expect(() => gate.pass()).not.toThrow();
  await expect(gate.check()).resolves.toBeUndefined();
});

it('Given views that cannot be asked at the start, it waits for them, says so once, and opens by itself', async () => {
  await start(away('read-models'));
  await find(away('read-models'), away('read-models'));
  expect(() => gate.pass()).toThrow(expect.objectContaining({ code: 'read-models-unavailable' }) as Error);
  await expect(gate.check()).rejects.toThrow('No read-models.');
  await find(away('event-store'));
  expect(() => gate.pass()).toThrow(expect.objectContaining({ code: 'event-store-unavailable' }) as Error);
  await find(agree);
  expect(() => gate.pass()).not.toThrow();
  expect(lines).toEqual([
    ['warn', 'read-models-unavailable'],
    ['warn', 'event-store-unavailable'],
    ['debug', undefined],
  ]);
});

it('Given a checkpoint that disagrees, it closes, says so once, and once more when that is over', async () => {
  await start(agree);
  await find(disagree, disagree, disagree);
  expect(() => gate.pass()).toThrow(error);
  await expect(gate.check()).rejects.toThrow('It was read by orders.');
  await find(agree, agree);
  expect(() => gate.pass()).not.toThrow();
  expect(lines.filter(([level]) => level !== 'debug')).toEqual([
    ['error', 'log-changed'],
    ['info', undefined],
  ]);
});

it('Given an alarm, it is closed at once, and looks at once', async () => {
  const patient = new CommandGate(
    () => {
      const asked = Promise.withResolvers<Finding>();
      looks.push(asked);
      return asked.promise;
    },
    { debug: vi.fn(), error: vi.fn(), info: vi.fn() } as unknown as Logger,
    600_000,
  );
  const started = patient.start();
  looks[0]?.resolve(agree);
  await started;
  patient.alarm(error);
  expect(() => patient.pass()).toThrow(error);
  await begun(2);
  looks[1]?.resolve(agree);
  await vi.waitFor(() => expect(patient.open).toBe(true), { interval: 1 });
  await patient.stop();
});

it('Given an alarm during a look, what that look found of the log before does not open it', async () => {
  await start(agree);
  gate.alarm(error);
  await find(agree);
  expect(gate.open).toBe(false);
  await find(agree);
  expect(gate.open).toBe(true);
});
