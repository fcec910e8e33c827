import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { restore } from '#tools/backup/restore';
import { verifyBackup } from '#tools/backup/verified-backup';
import { type Shop } from './shop.js';

export const all = { withoutLog: false, withoutKeys: false, withSecrets: false };
export const silent = () => undefined;

export async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** @returns what it said */
export const restoreInto = async (shop: Shop, options: { readonly folder: string; readonly keysFrom?: string }): Promise<string[]> => {
  const said: string[] = [];
  await restore(shop.databases, await verifyBackup({ ...all, ...options }, silent), (text) => said.push(text));
  return said;
};
/** Of the last event in a backup. */
export const positionOf = async (folder: string): Promise<string> =>
  (JSON.parse(await readFile(path.join(folder, 'log', 'manifest.json'), 'utf8')) as { position: string }).position;
