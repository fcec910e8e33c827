import { type FastifyReply } from 'fastify';
import { expect, test } from 'vitest';
import { degrade } from './degraded.js';

test('What an answer falls short of is a list, each once', () => {
  const headers = new Map<string, unknown>();
  const reply = {
    getHeader: (name: string) => headers.get(name),
    header: (name: string, value: unknown) => headers.set(name, value),
  } as unknown as FastifyReply;
  for (const what of ['log-changed', 'search', 'log-changed']) degrade(reply, what);
  expect(headers.get('Degraded')).toBe('log-changed, search');
});
