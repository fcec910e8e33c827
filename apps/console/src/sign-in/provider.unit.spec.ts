import { afterEach, expect, it, vi } from 'vitest';
import { findProvider } from './provider.js';

afterEach(() => void vi.unstubAllGlobals());

it.each([
  ['nobody answers', () => Promise.reject(new TypeError('failed')), true],
  ['it is overloaded', () => Promise.resolve(new Response('', { status: 429 })), true],
  ['it has a fault', () => Promise.resolve(new Response('', { status: 502 })), true],
  ['it refuses', () => Promise.resolve(Response.json({ error: 'invalid_grant' }, { status: 400 })), false],
  ['it is another one', () => Promise.resolve(Response.json({ issuer: 'https://other.example' })), false],
])('where %s, trying again helps or does not', async (_, fetch, passes) => {
  vi.stubGlobal('fetch', fetch);
  await expect(findProvider('https://login.example')).rejects.toMatchObject({ name: 'SignInError', passes });
});
