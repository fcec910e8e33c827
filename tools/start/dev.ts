import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { runInstallation } from './run-installation.js';
import { terminal } from './terminal.js';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** Compiles on every change, and begins the apps anew after each compilation without errors. */
function watchSources(restartApps: () => Promise<void>): void {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput', '--noEmitOnError', '--pretty'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  let compiled = 0;
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
}

await runInstallation({ onReady: watchSources });
