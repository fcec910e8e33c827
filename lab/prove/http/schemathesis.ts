import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const VERSION = '4.32.5';

/** Checks of its own that ask for what this contract does not promise; each with the reason. */
const excluded: Readonly<Record<string, string>> = {
  positive_data_acceptance: 'rules of the domain answer 400 to what no schema can say; the fuzz above knows them one by one',
  negative_data_rejection:
    'it counts as wrong what is read on purpose: a header that is not understood, a query string on a page, a number in a text of the query; the fuzz above decides each',
  missing_required_header: 'the only one is the signature, without which 401 says more than 400',
  ensure_resource_availability: 'what a command has made is read on the other API, once its view is there',
  use_after_free: 'nothing is ever deleted: what is discontinued or erased is still there',
};

/** Operations that it cannot try; each with the reason. */
const untried: Readonly<Record<string, string>> = {
  '/batch': 'its body is lines, each a request of its own; the fuzz above sends and judges them one by one',
  '/orders/{id}/changes': 'it has no end, and would be waited for; the tests look at each of its events',
};

/**
 * Has schemathesis hold an API against the description that it publishes.
 * @returns whether it found nothing; undefined where it cannot be had here, which is said
 */
export async function runSchemathesis(
  name: string,
  url: string,
  { token, seed, examples }: { readonly token: string; readonly seed: number; readonly examples: number },
): Promise<boolean | undefined> {
  const program = install();
  if (program === undefined) {
    console.log('SCHEMATHESIS IS LEFT OUT: it needs Python 3 with venv, and PyPI. Nothing it would have found has been looked for.');
    return undefined;
  }
  for (const [check, reason] of Object.entries({ ...untried, ...excluded })) console.log(`${name}: without ${check}: ${reason}`);
  const words = [
    ...['run', `${url}/openapi.json`, '--header', `Authorization: Bearer ${token}`],
    // One far away is waited for, and then answered 503, which is no failure of ours.
    ...['--header', 'Min-Event-Position: 0'],
    ...Object.keys(untried).flatMap((operation) => ['--exclude-path', operation]),
    ...['--exclude-checks', Object.keys(excluded).join(',')],
    ...['--max-examples', String(examples), '--seed', String(seed), '--workers', '2', '--continue-on-failure'],
    ...['--phases', 'examples,coverage,fuzzing', '--suppress-health-check', 'all', '--no-shrink'],
  ];
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    cwd: os.tmpdir(),
    env: { ...process.env, NO_COLOR: '1' },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}

/** In a virtual environment that the next run finds again. @returns undefined where it cannot be installed */
function install(): string | undefined {
  const folder = path.join(os.tmpdir(), `schemathesis-${VERSION}`);
  const program = path.join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  const did = (command: string, ...words: string[]) => spawnSync(command, words, { stdio: 'ignore' }).status === 0;
  if (!did('python3', '-m', 'venv', folder)) return undefined;
  const installed = did(path.join(folder, 'bin', 'pip'), 'install', '--quiet', `schemathesis==${VERSION}`);
  return installed && existsSync(program) ? program : undefined;
}
