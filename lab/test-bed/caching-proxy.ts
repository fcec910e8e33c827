import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '#tools/free-port';

export interface CachingProxy {
  /** Where it stands in for the server behind it; its header `X-Cache` says MISS, HIT, STALE, UPDATING, EXPIRED or BYPASS. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether the machine has nginx, whose shared cache is the one that most installations have. */
export const hasNginx = spawnSync('nginx', ['-v']).error === undefined;

/** A real shared cache (nginx `proxy_cache`) before a server, that keeps what the server's headers let it keep. */
export async function startCachingProxy(serverUrl: string): Promise<CachingProxy> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-nginx-'));
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, settings(folder, port, serverUrl));
  const child = spawn('nginx', ['-c', file, '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: 'ignore' });
  const exited = once(child, 'close');
  await Promise.race([listens(port), exited.then(([code]) => Promise.reject(new Error(`nginx ended with ${String(code)}`)))]);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One process, as whoever runs the tests. It brings the caller's address and asks once for many. */
function settings(folder: string, port: number, serverUrl: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ');
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
events {}
http {
  access_log off;
  ${temporary}
  proxy_cache_path ${folder}/cache keys_zone=answers:1m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${serverUrl};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_cache answers;
      proxy_cache_revalidate on;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`;
}

async function listens(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const { promise, resolve } = Promise.withResolvers<boolean>();
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    const isThere = await promise;
    socket.destroy();
    if (isThere) return;
    await delay(20);
  }
}
