import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { withCleanUp } from '../../test-bed/clean-up.js';
import { withScratchFolder } from '../../test-bed/scratch-postgres.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');

export interface SpecRun {
  readonly passed: number;
  /** File and name of each test that failed. */
  readonly failures: readonly string[];
  readonly seconds: number;
}

/** Vitest's results in JSON, as far as they are read here. */
interface Results {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs tests of the checkout on a server. @param tests files and folders */
export function runSpecs(tests: readonly string[], serverUrl: string): Promise<SpecRun> {
  return withScratchFolder(async (folder) => {
    const output = path.join(folder, 'results.json');
    const began = performance.now();
    const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile.json=${output}`, ...tests];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ORDERLINE_TEST_POSTGRES_URL: serverUrl },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(child, 'close');
    await withCleanUp(
      async () => child.kill('SIGTERM'),
      () => ended,
    );
    const { testResults } = JSON.parse(await readFile(output, 'utf8')) as Results;
    const all = testResults.flatMap(({ name, status, assertionResults }) => {
      const file = path.relative(root, name);
      // A file that cannot even be loaded, or whose set-up failed, has no tests to tell of.
      if (assertionResults.length === 0) return [{ status, what: file }];
      return assertionResults.map((test) => ({ status: test.status, what: `${file}: ${test.fullName}` }));
    });
    return {
      passed: all.filter(({ status }) => status === 'passed').length,
      failures: all.filter(({ status }) => status === 'failed').map(({ what }) => what),
      seconds: (performance.now() - began) / 1_000,
    };
  });
}
