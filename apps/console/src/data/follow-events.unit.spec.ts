import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const asked: (string | null)[] = [];
const bodies: string[] = [];
vi.mock('../api/send.js', () => ({
  send: (request: Request) => {
    asked.push(request.headers.get('Last-Event-ID'));
    return Promise.resolve(new Response(bodies.shift() ?? 'id: 44\ndata: {"last":true}\n\n', { headers: { 'Event-Position': '42' } }));
  },
}));
const { followEvents } = await import('./follow-events.js');

const ends = 'retry: 1\n\n';
beforeEach(() => {
  vi.stubGlobal('location', { href: 'http://page/console' });
  asked.length = 0;
});
afterEach(() => void vi.unstubAllGlobals());

const follow = (byPosition: boolean) =>
  followEvents('/query/changes', { byPosition, onEvent: (data) => !(data as { last?: boolean }).last }, new AbortController().signal);

it('a connection that ends before its first event is resumed where it began, later ones after what was seen', async () => {
  bodies.push(ends, ends, `${ends}id: 43\ndata: {}\n\n`);

  await follow(true);

  expect(asked).toEqual([null, '42', '42', '43']);
});

it('where ids are none of the log, a position is not sent as one', async () => {
  bodies.push(ends);

  await follow(false);

  expect(asked).toEqual([null, null]);
});
