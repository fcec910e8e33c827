import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '#tools/free-port';

/** From the sources and from the build alike. */
const root = path.resolve(import.meta.dirname.replace(`${path.sep}dist${path.sep}`, path.sep), '..', '..');
const source = path.join(root, 'deploy', 'nginx');

/** Whether the machine has what a gateway takes. */
export const hasGateway = ['nginx', 'openssl'].every((name) => spawnSync(name, ['version']).error === undefined);

/** Addresses of the replicas, as `127.0.0.1:3000`. */
export interface Replicas {
  readonly commands: readonly string[];
  readonly queries: readonly string[];
  /** None where nobody is steered. */
  readonly projectors?: readonly string[];
}

export interface Gateway {
  readonly url: string;
  /** The authority that its clients have to trust: its own certificate. */
  readonly certificate: string;
  /** What it has complained of. */
  errors(): Promise<string>;
  /** SIGKILL to the processes that serve; resolves once they are gone. The one that watches over them starts others. */
  killWorkers(): Promise<void>;
  /** SIGKILL to all of it; resolves once nobody listens. */
  kill(): Promise<void>;
  /** After a kill, as before. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** nginx with the gateway file of production on a loopback port, with TLS and a certificate that it signed itself. */
export async function startGateway(replicas: Replicas, wantedPort?: number): Promise<Gateway> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-gateway-'));
  await chmod(folder, 0o755);
  const port = await freePort(wantedPort);
  const certificate = await writeGateway(folder, replicas, port);
  const asRoot = process.getuid?.() === 0 ? 'user root; ' : '';
  const args = ['-c', path.join(folder, 'nginx.conf'), '-p', folder, '-e', path.join(folder, 'error.log'), '-g', `${asRoot}daemon off;`];
  const { status, stderr } = spawnSync('nginx', ['-t', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`nginx refuses the gateway: ${stderr}`);
  const errors = () => readFile(path.join(folder, 'error.log'), 'utf8');
  let running: Nginx | undefined;
  const start = async () => {
    const child = spawn('nginx', args, { stdio: 'ignore' });
    const exited = once(child, 'close');
    running = { child, exited };
    const gone = exited.then(async () => Promise.reject(new Error(await errors())));
    gone.catch(() => undefined); // For whoever waits until it listens.
    await Promise.race([listens(port), gone]);
  };
  await start();
  return {
    url: `https://127.0.0.1:${port}`,
    certificate,
    errors,
    start,
    killWorkers: () => killAll(workersOf(running)),
    kill: async () => {
      const workers = workersOf(running);
      running?.child.kill('SIGKILL');
      await running?.exited;
      await killAll(workers);
    },
    stop: async () => {
      running?.child.kill('SIGTERM');
      await running?.exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Nginx {
  readonly child: ChildProcess;
  readonly exited: Promise<unknown>;
}

function workersOf(nginx: Nginx | undefined): readonly number[] {
  const { stdout } = spawnSync('pgrep', ['-P', String(nginx?.child.pid)], { encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean).map(Number);
}

async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  while (pids.some(isThere)) await delay(5);
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH: gone
  }
}

async function writeGateway(folder: string, { commands, queries, projectors = [] }: Replicas, port: number): Promise<string> {
  const main = await readFile(path.join(source, 'nginx.conf'), 'utf8');
  const own = main.replaceAll('/tmp/', `${folder}/`).replace('error_log /dev/stderr', `error_log ${folder}/error.log`);
  await writeFile(path.join(folder, 'nginx.conf'), own.replace('worker_processes auto', 'worker_processes 1'));
  await copyFile(path.join(source, 'gateway.conf'), path.join(folder, 'gateway.conf'));
  const usual = await readFile(path.join(source, 'upstreams.conf'), 'utf8');
  const serversOf = { commands, queries, projectors };
  const upstreams = usual.replaceAll(/upstream (commands|queries|projectors) \{[^}]*\}/g, (block, side: keyof Replicas) => {
    if (serversOf[side].length === 0) return block; // Nobody asks them.
    const servers = serversOf[side].map((address) => `server ${address} max_fails=1 fail_timeout=2s;`).join('\n  ');
    return block.replace(/( *server [^\n]*\n)+/, `  ${servers}\n`);
  });
  await writeFile(path.join(folder, 'upstreams.conf'), upstreams);
  const key = path.join(folder, 'tls.key');
  const certificate = path.join(folder, 'tls.crt');
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', ...names],
    ...['-keyout', key, '-out', certificate],
  ]);
  if (made.status !== 0) throw new Error(`openssl makes no certificate: ${made.stderr.toString()}`);
  const listen = `listen 127.0.0.1:${port} ssl http2;\nserver_name _;\nssl_certificate ${certificate};\nssl_certificate_key ${key};\n`;
  await writeFile(path.join(folder, 'listen.conf'), listen);
  return readFile(certificate, 'utf8');
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const { promise, resolve } = Promise.withResolvers<boolean>();
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    const isListening = await promise;
    socket.destroy();
    if (isListening) return;
    await delay(20);
  }
}
