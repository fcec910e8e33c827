/**
 * Runs one of the project's commands, from any state of the checkout: installs and builds where that is needed, then hands over to Node 24.
 * Plain JavaScript without dependencies, as it runs on the system's Node before anything is installed.
 */
import { check } from './run/check.mjs';
import { build } from './run/build.mjs';
import { install } from './run/install.mjs';
import { RunError } from './run/paths.mjs';
import { runNode } from './run/process.mjs';

/** Commands that run from the build; `replay list` and the like print for machines, so nothing else may reach standard output. */
const programs = {
  start: 'dist/tools/start/start.js',
  dev: 'dist/tools/start/dev.js',
  migrate: 'dist/tools/migrate/migrate-main.js',
  token: 'dist/tools/token.js',
  replay: 'dist/apps/projector/src/replay-main.js',
  import: 'dist/tools/import/import-main.js',
  bench: 'dist/lab/bench/bench-main.js',
  cluster: 'dist/lab/cluster/cluster-main.js',
  stress: 'dist/lab/stress/stress-main.js',
  prove: 'dist/lab/prove/prove-main.js',
  elasticsearch: 'dist/lab/elasticsearch/elasticsearch-main.js',
  'verify:balance': 'dist/tools/verify/balance/balance-main.js',
  demo: 'dist/tools/demo/demo-main.js',
  backup: 'dist/tools/backup/backup-main.js',
  restore: 'dist/tools/backup/restore-main.js',
  'docs:events': 'dist/tools/docs/write-events-page.js',
  'docs:configuration': 'dist/tools/docs/write-configuration-page.js',
};

/** As `npm start` runs the apps (tools/start/app.ts); a benchmark's floors run like what they are compared with. */
const nursery = new Set(['replay', 'bench']);

const usage = `Usage: node tools/run.mjs <${[...Object.keys(programs), 'test', 'check'].join('|')}> [--help]`;

async function main([command, ...args]) {
  if (command === 'test') {
    await install();
    return runNode(['node_modules/vitest/vitest.mjs', 'run', ...args]);
  }
  if (command === 'check') {
    if (args.includes('--help')) {
      console.log(
        'Usage: npm run check\n  Lint, types, dead code and unused dependencies, tests with coverage: all that must hold before a change goes in.',
      );
      return 0;
    }
    await install();
    return check();
  }
  if (command === '--help') {
    console.log(usage);
    return 0;
  }
  const program = Object.hasOwn(programs, command ?? '') ? programs[command] : undefined;
  if (program === undefined) throw new RunError(`Say what to run. ${usage}`);
  await install();
  await build({ withLab: program.startsWith('dist/lab/') });
  return runNode([...(nursery.has(command) ? ['--max-semi-space-size=64'] : []), program, ...args], { ownGroup: true });
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RunError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
