import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export const usage = `    [folder or file …]     the tests to run (those of what fails while products are searched in Elasticsearch)`;

const specs = ['apps/projector/src/product-index', 'apps/query-api/src/product-search/degraded-search.e2e.spec.ts', 'lab/elasticsearch'];
const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');

/** Runs the tests with a server that is killed, paused, filled up and put back. @returns whether all held */
export async function proveElasticsearch(args: readonly string[]): Promise<boolean> {
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--no-file-parallelism', ...(args.length > 0 ? args : specs)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ORDERLINE_PROVE: 'elasticsearch' },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
