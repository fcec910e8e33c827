import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type Installation } from '#lab/contract/installation';

const built = join(import.meta.dirname, '../../apps/console/built');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html',
};
const POLICY = `default-src 'self'; frame-ancestors 'none'`;

export interface Front {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The page as behind a gateway: its files, and all that it asks, of one origin. The three processes stand behind it as `/-/<name>`. */
export async function openFront({ urls }: Pick<Installation, 'urls'>): Promise<Front> {
  const prefixes = { '/-/commands': urls.commandApi, '/-/queries': urls.queryApi, '/-/projector': urls.projector };
  const [commandApi, queryApi, projector] = Object.keys(prefixes);
  const settings = JSON.stringify({ commandApi, queryApi, projector, oidc: null, release: 'test' });
  const server = createServer((asked, answer) => {
    const { pathname } = new URL(asked.url ?? '/', 'http://front');
    const behind = Object.entries(prefixes).find(([prefix]) => pathname.startsWith(`${prefix}/`));
    if (behind !== undefined) return hand(asked, answer, behind[1] + (asked.url ?? '').slice(behind[0].length));
    if (pathname === '/page/settings.json') return answer.writeHead(200, { 'content-type': 'application/json' }).end(settings);
    return void sendFile(answer, pathname.startsWith('/page/') ? pathname.slice('/page/'.length) : 'index.html');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function sendFile(answer: ServerResponse, name: string): Promise<void> {
  try {
    const content = await readFile(join(built, name));
    answer
      .writeHead(200, { 'content-type': types[extname(name)] ?? 'application/octet-stream', 'content-security-policy': POLICY })
      .end(content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    answer.writeHead(404).end();
  }
}

function hand(asked: IncomingMessage, answer: ServerResponse, address: string): void {
  const passed = request(address, { method: asked.method, headers: { ...asked.headers, host: new URL(address).host } }, (came) => {
    answer.writeHead(came.statusCode ?? 502, came.headers);
    came.pipe(answer);
  });
  passed.on('error', () => answer.destroy());
  answer.on('close', () => passed.destroy());
  asked.pipe(passed);
}
