import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { SignJWT } from 'jose';
import { freePort } from '#tools/free-port';
import { OperatorError } from '#tools/operator-error';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { createDatabase, withScratchFolder, withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { Builder } from './container-image.js';
import { finishInImage, runInImage } from './in-image.js';

export const usage = `    --base <image>         what the image is built on (a Debian of its own with this Node, which needs mmdebstrap)
    --file <csv|csv.gz>    the online-retail set (../shared/data/online-retail/online_retail.csv.gz)`;

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const USUAL_FILE = path.resolve(root, '../shared/data/online-retail/online_retail.csv.gz');
const WEEK = ['--from', '2010-12-01', '--to', '2010-12-08'];
const PATIENCE_MS = 60_000;
const apps = ['command-api', 'query-api', 'projector'] as const;

/** Builds the image and lets a week of real orders through three processes of it, on a root file system that nobody can write to. @returns whether all held */
export async function proveImage(args: readonly string[]): Promise<boolean> {
  const { base, file } = read(args);
  return withScratchFolder(async (folder) => {
    const builder = new Builder(folder);
    return withCleanUp(
      async () => builder.close(),
      async () => {
        console.log('── building');
        const files = builder.build(base);
        console.log(`what Orderline adds to its base: ${sizeOf(path.join(files, 'app'))}; all: ${sizeOf(files)}`);
        return withScratchPostgres(async (server) => runWeek(files, folder, await createDatabase(server, 'orderline'), file));
      },
    );
  });
}

async function runWeek(files: string, folder: string, url: string, file: string): Promise<boolean> {
  const jwtSecret = randomBytes(32).toString('base64url');
  const ports = { 'command-api': await freePort(), 'query-api': await freePort(), projector: await freePort() };
  const environment = {
    HOST: '127.0.0.1',
    COMMAND_API_PORT: String(ports['command-api']),
    QUERY_API_PORT: String(ports['query-api']),
    PROJECTOR_PORT: String(ports.projector),
    COMMAND_API_METRICS_PORT: '0',
    QUERY_API_METRICS_PORT: '0',
    PROJECTOR_METRICS_PORT: '0',
    EVENT_STORE_URL: url,
    READ_MODELS_URL: url,
    JWT_SECRET: jwtSecret,
    COMMAND_SECRET: randomBytes(32).toString('base64url'),
    MASTER_KEY: randomBytes(32).toString('base64url'),
    PAYMENT_WEBHOOK_SECRET: randomBytes(32).toString('base64url'),
  };
  const held: [what: string, is: boolean][] = [];
  const check = async (what: string, args: readonly string[], expected: number) => {
    const { code, said } = await finishInImage(files, args, environment);
    console.log(`── ${what}: exit code ${code}\n${said.trimEnd()}`);
    held.push([what, code === expected]);
  };
  await check('migrate --check, before', ['dist/tools/migrate/migrate-main.js', '--check'], 3);
  await check('migrate', ['dist/tools/migrate/migrate-main.js'], 0);
  await check('migrate --check, after', ['dist/tools/migrate/migrate-main.js', '--check'], 0);

  const running = apps.map((name) => {
    const child = runInImage(files, [`dist/apps/${name}/src/main.js`], environment);
    const log = createWriteStream(path.join(folder, `${name}.log`));
    child.stdout?.pipe(log);
    child.stderr?.pipe(log);
    return { name, child, ended: once(child, 'close') as Promise<[code: number | null]> };
  });
  const kill = async () => running.forEach(({ child }) => child.kill('SIGKILL'));
  await withCleanUp(kill, async () => {
    for (const { name } of running) {
      held.push([
        `${name} gets ready`,
        await until(async () => (await finishInImage(files, ['dist/tools/health-main.js', name], environment)).code === 0),
      ]);
    }
    if (!existsSync(file)) console.log(`── ${file} is not there: NO ORDERS WENT THROUGH THE IMAGE`);
    else {
      const [commands, queries] = [`http://127.0.0.1:${ports['command-api']}`, `http://127.0.0.1:${ports['query-api']}`];
      const report = path.join(folder, 'report.ndjson');
      const importing = [
        'dist/tools/import/import-main.js',
        'online-retail',
        file,
        ...WEEK,
        '--report',
        report,
        '--url',
        commands,
        '--query-url',
        queries,
      ];
      held.push(['the week goes in', (await onHost([...importing, '--token', await signToken(jwtSecret, 'importer')])) === 0]);
      const verifying = ['tools/verify/verify-sales.mjs', file, ...WEEK, '--url', queries, '--token', await signToken(jwtSecret, 'clerk')];
      held.push(['the sales are those of the file', (await onHost(verifying)) === 0]);
      await check('money and stock', ['dist/tools/verify/balance/balance-main.js'], 0);
    }
    for (const { child } of running) child.kill('SIGTERM');
    const codes = await Promise.all(running.map(({ ended }) => ended));
    held.push(['all three end with 0 when asked to', codes.every(([code]) => code === 0)]);
  });
  console.log('');
  for (const [what, is] of held) console.log(`${is ? 'holds' : 'FAILS'}: ${what}`);
  return held.every(([, is]) => is);
}

/** A program of the checkout, as a client of what runs in the image. */
async function onHost(args: readonly string[]): Promise<number | null> {
  const [code] = (await once(spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }), 'close')) as [
    number | null,
  ];
  return code;
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(200)) if (await holds()) return true;
  return false;
}

function sizeOf(folder: string): string {
  return `${execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]} MB`;
}

function signToken(secret: string, role: string): Promise<string> {
  return new SignJWT({ role })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('prove')
    .setExpirationTime('2h')
    .sign(new TextEncoder().encode(secret));
}

function read(args: readonly string[]): { readonly base: string | undefined; readonly file: string } {
  try {
    const text = { type: 'string' } as const;
    const { base, file = USUAL_FILE } = parseArgs({ args: [...args], options: { base: text, file: text } }).values;
    return { base, file };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
