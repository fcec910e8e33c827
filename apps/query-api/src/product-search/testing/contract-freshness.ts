import { describe, expect, test } from 'vitest';
import { type World } from './world.js';

/** @param position that the index has come to */
export function describeFreshness(world: World, position: number): void {
  describe('an answer says how far its index is', () => {
    const later = { 'min-event-position': String(position + 1), prefer: 'wait=0' };

    test.each(['q=lamp', 'q=nothingofthekind', 'q=!!!', 'sort=price', ''])('?%s', async (query) => {
      const answer = await world.ask(query);
      expect(answer.headers.get('event-position')).toBe(String(position));
      const reached = await world.ask(query, { role: undefined, headers: { 'min-event-position': String(position) } });
      expect(reached.status).toBe(200);
      const late = await world.ask(query, { role: undefined, headers: later });
      expect(late.body).toMatchObject({ status: 503, code: 'projection-behind' });
      expect(late.headers.get('retry-after')).not.toBeNull();
    });

    test('suggestions too', async () => {
      const { api } = world.opened;
      expect((await world.suggest('la')).headers.get('event-position')).toBe(String(position));
      expect((await api.get('/products/suggest?q=la', { role: undefined, headers: later })).body).toMatchObject({
        code: 'projection-behind',
      });
    });

    test('caches may keep what anybody sees, and nothing of what staff sees', async () => {
      const open = await world.ask('q=lamp');
      expect(open.headers.get('cache-control')).toBe('public, max-age=5, stale-while-revalidate=30');
      const vary = open.headers.get('vary') ?? '';
      for (const name of ['Authorization', 'Min-Event-Position', 'Accept-Encoding']) expect(vary).toContain(name);
      expect((await world.ask('q=lamp', { role: 'clerk' })).headers.get('cache-control')).toBe('private, no-cache');
    });

    test('the same answer has the same ETag, and is not sent twice', async () => {
      const first = await world.ask('q=lamp');
      const etag = first.headers.get('etag') ?? '';
      const again = await world.ask('q=lamp', { role: undefined, headers: { 'if-none-match': etag } });
      expect([again.status, again.text]).toEqual([304, '']);
      expect((await world.ask('q=desk', { role: undefined, headers: { 'if-none-match': etag } })).status).toBe(200);
    });
  });
}
