import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { SignJWT } from 'jose';
import { testSecrets } from '#lab/test-bed/three-processes';
import { type Shop } from './shop.js';

const root = path.resolve(import.meta.dirname, '../../..');
const year = path.resolve(root, '../shared/data/online-retail/online_retail.csv.gz');

export const hasRealOrders = existsSync(year);
if (!hasRealOrders) console.error(`${year} is not there: THAT THE SALES OF A RESTORED LOG ARE THOSE OF A REAL WEEK IS NOT PROVED.`);

/** The first inclusive, the last exclusive. */
export type Days = readonly [from: string, to: string];

/** The year's lines of some days, so that only their products go in. @param dates the beginnings of these days, as the file writes them */
export async function cutOut(dates: readonly string[], file: string): Promise<void> {
  const [header, ...lines] = gunzipSync(await readFile(year))
    .toString('utf8')
    .split('\n');
  const chosen = lines.filter((line) => dates.some((date) => line.includes(`,${date} `)));
  await writeFile(file, [header, ...chosen].join('\n'));
}

/** Rejects where a line is refused that should not be, or the views show something else than what went in. */
export async function importDays(shop: Shop, file: string, [from, to]: Days): Promise<void> {
  const { commandApi, queryApi } = shop.processes;
  const where = ['--url', commandApi.url, '--query-url', queryApi.url, '--token', await tokenOf('importer')];
  const words = ['online-retail', file, '--from', from, '--to', to, '--report', `${file}.refused`, ...where];
  await shop.run('tools/import/import-main.js', ...words);
}

/** `npm run verify:sales`: the report of these days against the file. Rejects at any difference. @returns what it says */
export async function verifySales(shop: Shop, file: string, [from, to]: Days): Promise<string> {
  const script = path.join(root, 'tools/verify/verify-sales.mjs');
  const where = ['--url', shop.processes.queryApi.url, '--token', await tokenOf('clerk')];
  return (await promisify(execFile)(process.execPath, [script, file, '--from', from, '--to', to, ...where])).stdout;
}

function tokenOf(role: string): Promise<string> {
  const key = new TextEncoder().encode(testSecrets.JWT_SECRET);
  return new SignJWT({ role }).setProtectedHeader({ alg: 'HS256' }).setSubject('the-week').setExpirationTime('1h').sign(key);
}
