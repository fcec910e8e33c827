import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { answersHelp } from '../answers-help.js';
import { runInstallation } from './run-installation.js';
import { terminal } from './terminal.js';

const usage = `Usage: npm run dev
  As npm start, and compiles the sources on every change, then begins the three processes anew.`;
const root = path.resolve(import.meta.dirname, '..', '..', '..');
/** Loaded into the compiler: it ends when the process that started it is gone, however that ended. */
const endWithStarter = 'data:text/javascript,process.once("disconnect", () => process.exit());';

/** Compiles on every change, and begins the apps anew after each compilation without errors. */
function watchSources(restartApps: () => Promise<void>): ChildProcess {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [
    '--import',
    endWithStarter,
    compiler,
    '-p',
    'tsconfig.build.json',
    '--watch',
    '--preserveWatchOutput',
    '--noEmitOnError',
    '--pretty',
  ];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let compiled = 0;
  if (child.stdout === null) throw new Error('the compiler has no output');
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (/Found 0 errors\./.test(line)) {
      compiled += 1;
      if (compiled === 1) return terminal.report('watching the sources');
      terminal.report('the sources have changed: starting the apps again');
      void restartApps();
      return;
    }
    if (line.trim() !== '' && !/Starting (incremental )?compilation|File change detected/.test(line)) terminal.say(line);
  });
  return child;
}

async function main(): Promise<void> {
  let compiler: ChildProcess | undefined;
  try {
    await runInstallation({ onReady: (restartApps) => (compiler = watchSources(restartApps)) });
  } finally {
    compiler?.kill();
  }
}

if (!answersHelp(process.argv.slice(2), usage)) await main();
