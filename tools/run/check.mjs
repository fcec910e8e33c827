import path from 'node:path';
import { mkdirSync } from 'node:fs';
import { root } from './paths.mjs';
import { runNode } from './process.mjs';

/** Where the tests' results stand after a check, in vitest's JSON form. */
const results = path.join('coverage', 'test-results.json');

const steps = [
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit']],
  ['types of the page', ['node_modules/typescript/bin/tsc', '-p', 'apps/console/tsconfig.json', '--noEmit']],
  ['dead code and unused dependencies', ['node_modules/knip/bin/knip.js']],
  [
    'tests',
    ['node_modules/vitest/vitest.mjs', 'run', '--coverage', '--reporter=verbose', '--reporter=json', `--outputFile.json=${results}`],
  ],
];

/** All that must hold before a change goes in. Ends at the first step that fails. */
export async function check() {
  mkdirSync(path.join(root, 'coverage'), { recursive: true });
  for (const [name, args] of steps) {
    console.log(`── ${name}`);
    const code = await runNode(args);
    if (code !== 0) {
      console.log(`check failed at: ${name}`);
      return code;
    }
  }
  console.log(`check passed: ${steps.map(([name]) => name).join(', ')}`);
  return 0;
}
