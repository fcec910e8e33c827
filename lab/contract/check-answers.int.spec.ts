import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { ofEveryAnswer } from './always.js';

/** A process that has such answers, as one of ours would send them. */
async function start(answers: Readonly<Record<string, (response: ServerResponse) => void>>): Promise<string> {
  const server = createServer(({ url = '' }, response) => {
    for (const name of [...ofEveryAnswer, 'x-correlation-id']) response.setHeader(name, 'x');
    (answers[url] ?? (() => response.writeHead(404).end()))(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = (value: unknown) => (response: ServerResponse) =>
  void response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(value));

const NDJSON = 'application/x-ndjson';
const answer = (type: string, schema: object) => ({
  operationId: type,
  parameters: [],
  responses: { 200: { headers: { 'x-correlation-id': {} }, content: { [type]: { schema } } } },
});
const line = { type: 'object', required: ['line'], properties: { line: { type: 'integer' } } };
const described = json({
  openapi: '3.1.0',
  paths: {
    '/thing': { get: answer('application/json', line) },
    '/lines': { get: answer(NDJSON, { type: 'string', contentSchema: line }) },
  },
  components: {},
});

it('given a process that is as it says, its answers are given to the test as they are', async () => {
  const lines = (response: ServerResponse) => void response.setHeader('content-type', NDJSON).end('{"line":1}\n \n{"line":2}\n');
  const url = await start({ '/openapi.json': described, '/thing': json({ line: 1 }), '/lines': lines });

  expect(await (await fetch(`${url}/thing`)).json()).toEqual({ line: 1 });
  const streamed = await fetch(`${url}/lines`);
  expect([streamed.url, await streamed.text()]).toEqual([`${url}/lines`, '{"line":1}\n \n{"line":2}\n']);
});

it('given one that is not, the test fails', async () => {
  const url = await start({ '/openapi.json': described, '/thing': json({ line: 1, colour: 'red' }) });

  await expect(fetch(`${url}/thing`)).rejects.toThrow('otherwise than it says');
});

it('given a line that is not as it says, the test that reads it fails', async () => {
  const lines = (response: ServerResponse) => void response.setHeader('content-type', NDJSON).end('{"line":1}\n{"line":"2"}\n');
  const url = await start({ '/openapi.json': described, '/lines': lines });

  await expect((await fetch(`${url}/lines`)).text()).rejects.toThrow('A part of the answer is otherwise than it says');
});

it('given one whose description cannot be read, the test fails, and is not left unchecked', async () => {
  const url = await start({ '/openapi.json': (response) => void response.writeHead(500).end(), '/thing': json({ line: 1 }) });

  await expect(fetch(`${url}/thing`)).rejects.toThrow('answered 500 when it was asked for its description');
});

it('given one that forgets a header that every answer has, the test fails', async () => {
  const forgetful = (response: ServerResponse) => {
    response.removeHeader('x-correlation-id');
    response.removeHeader('x-frame-options');
    json({ line: 1 })(response);
  };
  const url = await start({ '/openapi.json': described, '/thing': forgetful });

  await expect(fetch(`${url}/thing`)).rejects.toThrow('the header x-frame-options is missing');
});

it('given one that does not describe itself, it is left alone', async () => {
  const url = await start({ '/thing': json({ colour: 'red' }) });

  expect(await (await fetch(`${url}/thing`)).json()).toEqual({ colour: 'red' });
});
