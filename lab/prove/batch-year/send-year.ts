import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandClient } from '#tools/import/command-client';
import { type Command } from '#tools/import/commands';
import { inParallel } from '#tools/import/in-parallel';
import { usualRetries } from '#tools/import/patience';
import { PatientHttp } from '#tools/import/patient-http';
import { type MeasuredCommandApi } from '../measured-command-api.js';

/** Commands that were not done, by what was answered. */
export type Refused = ReadonlyMap<string, number>;

/** As the import sends them: one request each, so many at a time, phase by phase. */
export async function sendSingly(api: MeasuredCommandApi, phases: readonly (readonly Command[])[], atATime: number): Promise<Refused> {
  const tokens = { current: async () => api.token, renewed: async () => undefined };
  const client = new CommandClient(
    new PatientHttp({ name: 'command API', url: api.url, tokens, retries: usualRetries, onTrouble: console.error }),
  );
  const refused = new Map<string, number>();
  for (const commands of phases) {
    await inParallel(commands, atATime, new AbortController().signal, async (command, signal) => {
      const outcome = await client.send(command, signal);
      if (outcome.kind === 'refused') count(refused, `${outcome.status} ${outcome.problem.code}`);
    });
  }
  return refused;
}

/** As one streamed request, of which the answers are read as they come. @throws Error where the answers are not those of the lines, in order */
export async function sendAsBatch(api: MeasuredCommandApi, phases: readonly (readonly Command[])[]): Promise<Refused> {
  const headers = { 'content-type': 'application/x-ndjson', authorization: `Bearer ${api.token}` };
  const request = httpRequest(`${api.url}/batch`, { method: 'POST', headers });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  const sent = pipeline(Readable.from(linesOf(phases)), request);
  const [response] = await answered;
  const refused = new Map<string, number>();
  let answers = 0;
  for await (const text of createInterface({ input: response })) {
    const { line, status, code } = JSON.parse(text) as { readonly line: number; readonly status: number; readonly code?: string };
    if (line !== ++answers) throw new Error(`Line ${line} was answered after line ${answers - 1}`);
    if (status >= 400) count(refused, `${status} ${code ?? ''}`);
  }
  await sent;
  const lines = phases.reduce((sum, commands) => sum + commands.length, 0);
  if (answers !== lines) throw new Error(`${answers} of ${lines} lines were answered`);
  return refused;
}

function* linesOf(phases: readonly (readonly Command[])[]): Generator<string> {
  for (const { path, body, idempotencyKey } of phases.flat()) yield `${JSON.stringify({ path, body, idempotencyKey })}\n`;
}

function count(refused: Map<string, number>, answer: string): void {
  refused.set(answer, (refused.get(answer) ?? 0) + 1);
}
