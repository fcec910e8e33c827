import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type ProcessName } from '#platform/config/variables';
import { faultsOf } from './known-variables.js';

const folder = path.resolve(import.meta.dirname, '../../deploy/systemd');

async function unit(name: string): Promise<readonly (readonly [key: string, value: string])[]> {
  const text = await readFile(path.join(folder, name), 'utf8');
  return [...text.matchAll(/^([A-Za-z]+)=(.*)$/gm)].map(([, key = '', value = '']) => [key, value] as const);
}

const environmentOf = (settings: readonly (readonly [string, string])[]) =>
  Object.fromEntries(settings.flatMap(([key, value]) => (key === 'Environment' ? [value.split('=') as [string, string]] : [])));

/** Optional on any machine: what a database's administrator puts into orderline.env. */
it.each<ProcessName>(['command-api', 'projector', 'query-api'])(
  'starts %s with variables that exist, all of them that are secret from files',
  async (name) => {
    const environment = environmentOf(await unit('orderline@.service'));
    const faults = faultsOf(name, environment).filter((fault) => !/does not use/.test(fault));
    expect(faults).toEqual([]);
    const credentials = (await unit('orderline@.service')).flatMap(([key, value]) =>
      key === 'LoadCredential' ? [value.split(':')[0]] : [],
    );
    const used = Object.values(environment).flatMap((value) => (value.startsWith('%d/') ? [value.slice(3)] : []));
    expect([...new Set(used)].sort()).toEqual([...credentials].sort());
  },
);

it('names programs that the sources make, does not start again what ended for good, and waits longer than a stop takes', async () => {
  const settings = new Map(await unit('orderline@.service'));
  expect(settings.get('ExecStart')).toMatch(/ dist\/apps\/%i\/src\/main\.js$/);
  expect(settings.get('RestartPreventExitStatus')).toBe('2');
  const { SHUTDOWN_DELAY_MS } = environmentOf(await unit('orderline@.service'));
  expect(Number(settings.get('TimeoutStopSec'))).toBeGreaterThan(Number(SHUTDOWN_DELAY_MS) / 1_000 + 8);
  const migrate = new Map(await unit('orderline-migrate.service'));
  expect(migrate.get('ExecStart')).toMatch(/ dist\/tools\/migrate\/migrate-main\.js --grant-to /);
});
