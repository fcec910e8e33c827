import { parseArgs } from 'node:util';
import { askServer } from '#postgres/await-server';
import { DatabaseUnusable } from '#postgres/connection-url';
import { OperatorError } from '#tools/operator-error';
import { runSpecs, type SpecRun } from './run-specs.js';
import { packages, withServer } from './servers.js';

export const usage = `    --versions <15,16,…>   which of PostgreSQL ${Object.keys(packages).join(', ')}; the oldest has to be refused (all)
    --server <url>         a server of your own instead, whatever its version; its databases stay alone, those of the tests come and go
    [folder or file …]     the tests to run (those of the event store, the engine and the keys)`;

const OLDEST_SUPPORTED = 15;
/** What speaks SQL. The test bed's own tests want the version that it brings. */
const specs = [
  'libs/postgres',
  'libs/event-store/src/postgres',
  'libs/subscriptions',
  'libs/personal-data',
  'apps/projector',
  'apps/query-api',
];

interface Row {
  readonly version: string;
  readonly verdict: string;
  readonly held: boolean;
}

/** Runs the tests on real servers of each supported version, and sees that an older one is refused. @returns whether all held */
export async function provePostgresVersions(args: readonly string[]): Promise<boolean> {
  const { versions, server, tests } = read(args);
  const rows: Row[] = [];
  if (server !== undefined) rows.push(await supported('the server given', server, tests));
  for (const version of server === undefined ? versions : []) {
    console.log(`── PostgreSQL ${version}`);
    const isSupported = Number(version) >= OLDEST_SUPPORTED;
    rows.push(await withServer(version, (url) => (isSupported ? supported(version, url, tests) : refused(version, url))));
  }
  for (const { version, verdict } of rows) console.log(`PostgreSQL ${version}: ${verdict}`);
  return rows.every(({ held }) => held);
}

async function supported(version: string, url: string, tests: readonly string[]): Promise<Row> {
  const waiting = await askServer({ setting: 'the server', url });
  if (waiting !== undefined) return { version, verdict: waiting, held: false };
  const run = await runSpecs(tests, url);
  for (const failure of run.failures) console.log(`   ${failure}`);
  return { version, verdict: describe(run), held: run.passed > 0 && run.failures.length === 0 };
}

async function refused(version: string, url: string): Promise<Row> {
  try {
    await askServer({ setting: 'EVENT_STORE_URL', url });
    return { version, verdict: 'NOT refused', held: false };
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    return { version, verdict: `refused with exit code ${error.exitCode}: ${error.message}`, held: true };
  }
}

function describe({ passed, failures, seconds }: SpecRun): string {
  return `${passed} tests passed, ${failures.length} failed, ${seconds.toFixed(0)} s`;
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { versions: text, server: text }, allowPositionals: true });
    return {
      versions: values.versions?.split(',') ?? Object.keys(packages),
      server: values.server,
      tests: positionals.length === 0 ? specs : positionals,
    };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
