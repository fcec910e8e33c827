import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type ProcessName } from '#platform/config/variables';
import { faultsOf } from './known-variables.js';

const folder = path.resolve(import.meta.dirname, '../../deploy/systemd');
const hasSystemd = spawnSync('systemd-analyze', ['--version']).error === undefined;
if (!hasSystemd) console.error('systemd-analyze is not installed here: ITS OWN CHECK OF THE UNITS IS LEFT OUT.');

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

/** Misspelt keys, values of the wrong form. What a machine lacks that is none of Orderline's is not the units' fault. */
async function complaints(change: (text: string) => string): Promise<readonly string[]> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'orderline-units-'));
  onTestFinished(() => rm(scratch, { recursive: true }));
  const units = ['orderline@.service', 'orderline-migrate.service'].map((name) => [name, name.replace('@', '@query-api')] as const);
  for (const [name, instance] of units)
    await writeFile(path.join(scratch, instance), change(await readFile(path.join(folder, name), 'utf8')));
  const files = units.map(([, instance]) => path.join(scratch, instance));
  const { stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', ...files], { encoding: 'utf8' });
  return stderr.split('\n').filter((line) => line.includes('orderline') && !/is not executable/.test(line));
}

it.skipIf(!hasSystemd)('is understood by systemd, which complains of a misspelt key', async () => {
  expect(await complaints((text) => text)).toEqual([]);
  expect(await complaints((text) => text.replace('DynamicUser=', 'DynamicUsr='))).toEqual([
    expect.stringContaining('DynamicUsr') as string,
    expect.stringContaining('DynamicUsr') as string,
  ]);
});
