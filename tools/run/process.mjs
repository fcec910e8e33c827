import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { node, root } from './paths.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program under Node 24, with this process's input and output, and answers with its exit code.
 *
 * `ownGroup`: the program gets every signal from here only, and once. Otherwise Ctrl-C reaches it from the terminal and from npm as well, and
 * a program for which the second one means "hurry" would always hurry.
 */
export async function runNode(args, { ownGroup = false } = {}) {
  const PATH = [path.join(root, 'node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, PATH, ORDERLINE_STARTED_BY: String(process.pid) },
    stdio: 'inherit',
    detached: ownGroup,
  });
  const lastSent = {};
  const pass = (signal) => {
    if (Date.now() - (lastSent[signal] ?? 0) < 500) return;
    lastSent[signal] = Date.now();
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, () => (ownGroup || signal !== 'SIGINT' ? pass(signal) : undefined));
  const watch = process.env.npm_lifecycle_event ? setInterval(() => hasLostNpm() && pass('SIGTERM'), 1_000) : undefined;
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)));
    });
  } finally {
    clearInterval(watch);
  }
}

const npmAtStart = npmPids();

/** Whether the npm that runs this has been killed, which tells nobody. */
function hasLostNpm() {
  return npmPids() !== npmAtStart;
}

/** The parent and, as npm may have a shell in between, the parent's parent. */
function npmPids() {
  return `${process.ppid} ${process.platform === 'linux' ? parentOf(process.ppid) : ''}`;
}

function parentOf(pid) {
  try {
    const [name, parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.slice(1) ?? [];
    return /^(sh|dash|bash|ash|zsh|busybox)$/.test(name) ? parent : '';
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}
