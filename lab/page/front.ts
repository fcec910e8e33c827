import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Installation } from '#lab/contract/installation';

export interface Front {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * All three processes at one address, as a gateway has them: commands are posted to the command API, the projector stands below `/ops/`, and what is
 * read, the page as well, comes from the query API.
 * @param urls asked for with each request, as the address in front has to be known before those behind it
 */
export async function openFront(urls: () => Installation['urls']): Promise<Front> {
  const behind = ({ method, url = '/' }: IncomingMessage) => {
    if (url.startsWith('/ops/')) return urls().projector + url.slice('/ops'.length);
    return (method === 'POST' || url === '/activity' ? urls().commandApi : urls().queryApi) + url;
  };
  const server = createServer((asked, answer) => hand(asked, answer, behind(asked))).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
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
