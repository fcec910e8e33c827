import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '#tools/free-port';
import { installServer, type InstalledServer } from './installed-server.js';

export interface ElasticsearchOptions {
  /** Of its JVM. Default 512. */
  readonly heapMegabytes?: number;
  /** Of the server, as in `elasticsearch.yml`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A server on loopback in a JVM of its own, with data of its own. */
export interface Elasticsearch {
  readonly url: string;
  /** Of the server, as 8.19.9. */
  readonly version: string;
  /** A repository for snapshots may stand here. */
  readonly snapshots: string;
  /** Ends it as a power cut would; its data stay. */
  kill(): Promise<void>;
  /** After a kill: again at the same address, with the same data. */
  restart(): Promise<void>;
  /** Nothing of it moves from now on, though its connections stay open. */
  pause(): void;
  resume(): void;
  /** Ends it, and removes its data. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 120_000;

/** The reason why a server cannot be started here; undefined where it can. Fetches what is missing. */
export async function whyNoElasticsearch(): Promise<string | undefined> {
  const installed = await installServer();
  return typeof installed === 'string' ? `Elasticsearch is not to be had here: ${installed}` : undefined;
}

/** Answers when it serves. @throws Error where it cannot be had, or does not start */
export async function startElasticsearch({ heapMegabytes = 512, settings = {} }: ElasticsearchOptions = {}): Promise<Elasticsearch> {
  const installed = await installServer();
  if (typeof installed === 'string') throw new Error(`Elasticsearch is not to be had here: ${installed}`);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-elasticsearch-'));
  const snapshots = path.join(folder, 'snapshots');
  for (const each of ['config', 'data', 'snapshots', 'tmp']) await mkdir(path.join(folder, each));
  const port = await freePort();
  const start = () => startProcess(installed, [folder, String(port), ...written(settings)], heapMegabytes, path.join(folder, 'tmp'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  let running: Running;
  try {
    running = await start();
  } catch (error) {
    await remove();
    throw error;
  }
  const kill = async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill('SIGKILL');
    await running.exited;
  };
  return {
    url: `http://127.0.0.1:${port}`,
    version: running.version,
    snapshots,
    kill,
    restart: async () => {
      await kill();
      running = await start();
    },
    pause: () => void running.child.kill('SIGSTOP'),
    resume: () => void running.child.kill('SIGCONT'),
    stop: async () => {
      await kill();
      await remove();
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly version: string;
  readonly exited: Promise<unknown>;
}

const written = (settings: Readonly<Record<string, string>>) => Object.entries(settings).map(([name, value]) => `${name}=${value}`);

async function startProcess(
  { java, classPath }: InstalledServer,
  args: readonly string[],
  heapMegabytes: number,
  temporary: string,
): Promise<Running> {
  const heap = `${heapMegabytes}m`;
  const options = [`-Xms${heap}`, `-Xmx${heap}`, `-Djava.io.tmpdir=${temporary}`, '-XX:+ExitOnOutOfMemoryError'];
  const child = spawn(java, [...options, '-cp', classPath, 'orderline.ServerMain', ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end); // One that is paused does not hear that its starter is gone.
  const exited = once(child, 'exit').finally(() => process.off('exit', end));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = `${said}${text}`.slice(-20_000)));
  const version = new Promise<string>((resolve) => {
    let heard = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-20_000);
      heard = `${heard}${text}`.slice(-20_000);
      const found = /^serves \S+ version (\S+)$/m.exec(heard)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  const timer = AbortSignal.timeout(PATIENCE_MS);
  const late = once(timer, 'abort').then(() => undefined);
  const serves = await Promise.race([version, exited.then(() => undefined), late]);
  if (serves === undefined) {
    end();
    throw new Error(`Elasticsearch does not serve: ${said}`);
  }
  return { child, version: serves, exited };
}
