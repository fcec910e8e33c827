import { afterEach, describe, expect, it } from 'vitest';
import { PatientHttp } from './patient-http.js';
import { readSalesTotals } from './sales-totals.js';
import { problem, type Script, type ScriptedApi, startScriptedApi } from './testing/scripted-api.js';
import { waitForViews } from './views.js';

const hurried = { patienceMs: 2_000, firstMs: 1, mostMs: 5, tryMs: 1_000 };
const tokens = { current: () => Promise.resolve('given'), renewed: () => Promise.resolve(undefined) };
const silent = { begin: () => undefined, advance: () => undefined, end: () => undefined, say: () => undefined };
const { signal } = new AbortController();

describe('asking the query API', () => {
  let api: ScriptedApi;
  afterEach(() => api[Symbol.asyncDispose]());

  async function httpTo(script: Script) {
    api = await startScriptedApi(script);
    return new PatientHttp({ name: 'query API', url: api.url, tokens, retries: hurried, onTrouble: () => undefined });
  }

  const follower = (name: string, position: number, more: object = {}) => ({
    ...{ name, kind: 'projection', role: 'live', state: 'live', followed: true, parked: 0, position: String(position) },
    ...more,
  });
  const fulfilment = (position: number, more: object = {}) => follower('fulfilment', position, { kind: 'process', ...more });
  const followers = (head: number | null, ...items: object[]) => ({
    status: 200,
    json: { items, nextCursor: null, head: head === null ? null : String(head) },
  });
  const times = { lookEveryMs: 1, standstillMs: 150, takeoverMs: 100 };
  const said: string[] = [];
  const listening = { ...silent, say: (sentence: string) => void said.push(sentence) };

  it('waits for every view, also where nothing fulfils orders', async () => {
    const http = await httpTo((_request, count) =>
      followers(120, follower('orders', 95 + count), follower('sales', 200), follower('orders', 1, { role: 'retained' })),
    );

    await waitForViews(http, 100n, silent, signal, times);

    expect(api.received).toHaveLength(5);
    expect(new Set(api.received.map(({ path }) => path))).toEqual(new Set(['/projections']));
  });

  it('waits until the fulfilment has nothing left to do, and then for the views to pass what it wrote', async () => {
    const http = await httpTo((_request, count) => {
      const reached = Math.min(90 + count * 10, 150);
      return followers(
        reached >= 110 ? 150 : 100,
        fulfilment(reached),
        follower('orders', Math.max(reached - 50, 0) + Math.max(count - 6, 0) * 20),
      );
    });

    await waitForViews(http, 100n, silent, signal, times);

    // At the 6th look the fulfilment stands at the end, 150; at the 9th the view has come to 100 + 3 · 20.
    expect(api.received).toHaveLength(9);
  });

  it('does not take the views’ being there for the end while the fulfilment still writes', async () => {
    let reached = 0;
    const http = await httpTo((_request, count) => {
      reached = Math.min(95 + count * 5, 120);
      const head = reached < 110 ? 110 : 120;
      return followers(head, fulfilment(reached), follower('orders', head));
    });

    await waitForViews(http, 100n, silent, signal, times);
    expect(reached).toBe(120);
  });

  it('ends although others keep the fulfilment busy', async () => {
    const http = await httpTo((_request, count) =>
      followers(100 + count * 2, fulfilment(99 + count * 2), follower('orders', 100 + count * 2)),
    );

    await waitForViews(http, 100n, silent, signal, times);
    expect(api.received.length).toBeLessThan(100);
  });

  it('does not wait for a fulfilment that is switched off, and says so', async () => {
    said.length = 0;
    const http = await httpTo(() => followers(100, fulfilment(10, { followed: false }), follower('orders', 100)));

    await waitForViews(http, 100n, listening, signal, times);
    expect(said).toEqual(['No process fulfils orders now: they stay as they were placed.']);
  });

  it('waits for a fulfilment that another instance takes over', async () => {
    said.length = 0;
    const http = await httpTo((_request, count) =>
      followers(100, fulfilment(count > 5 ? 100 : 10, { followed: count > 3 }), follower('orders', 100)),
    );

    await waitForViews(http, 100n, listening, signal, { ...times, takeoverMs: 5_000 });
    expect([api.received.length, said]).toEqual([7, []]);
  });

  it('waits until it is known where the log ends', async () => {
    const http = await httpTo((_request, count) => followers(count > 4 ? 110 : null, fulfilment(110), follower('orders', 120)));

    await waitForViews(http, 100n, silent, signal, times);
    expect(api.received).toHaveLength(6);
  });

  it('says what the fulfilment has parked', async () => {
    said.length = 0;
    const http = await httpTo(() => followers(100, fulfilment(100, { parked: 3 }), follower('orders', 100)));

    await waitForViews(http, 100n, listening, signal, times);
    expect(said).toEqual([expect.stringContaining('has parked 3 events')]);
  });

  it.each([
    ['view orders', followers(100, follower('orders', 42, { state: 'rebuild-due' })), 'position 42 of 100 (rebuild-due). Is the projector'],
    ['process fulfilment', followers(100, fulfilment(7), follower('orders', 100)), 'position 7 of 100. Is the command API'],
  ])('says where the %s stands still', async (what, answer, sentence) => {
    const http = await httpTo(() => answer);

    const waited = waitForViews(http, 100n, silent, signal, times);
    await expect(waited).rejects.toThrow(`the ${what} stands at ${sentence} running?`);
  });

  it('says that there are no views', async () => {
    const http = await httpTo(() => followers(0));

    await expect(waitForViews(http, 1n, silent, signal, times)).rejects.toThrow('knows no views');
  });

  it('says what the query API refuses', async () => {
    const http = await httpTo(() => problem(400, 'validation-failed', 'limit'));

    await expect(waitForViews(http, 1n, silent, signal, times)).rejects.toThrow(/view projections: 400 validation-failed \(limit\)/);
  });

  it('ends at once when it is called off', async () => {
    const callOff = new AbortController();
    const http = await httpTo((_request, count) => {
      if (count === 2) callOff.abort(new Error('called off'));
      return followers(100, follower('orders', 1));
    });

    await expect(waitForViews(http, 100n, silent, callOff.signal, { ...times, lookEveryMs: 60_000, standstillMs: 60_000 })).rejects.toThrow(
      'called off',
    );
  });

  it('adds up all pages of the sales report exactly', async () => {
    const row = (orders: number, gross: string, credited: string) => ({
      currency: 'GBP',
      orders,
      units: orders * 2,
      gross: { amount: gross, currency: 'GBP' },
      credited: { amount: credited, currency: 'GBP' },
    });
    const http = await httpTo(({ path }) =>
      path.includes('cursor=next')
        ? { status: 200, json: { items: [{ ...row(9, '9', '9'), currency: 'EUR' }, row(3, '0.2', '0.001')], nextCursor: null } }
        : { status: 200, json: { items: [row(1, '0.1', '0'), row(2, '100', '7.5')], nextCursor: 'next' } },
    );

    const totals = await readSalesTotals(http, { from: '2010-12-01', to: '2010-12-08' }, signal);

    expect(totals).toEqual({ orders: 6, units: 12, gross: 1_003_000n, credited: 75_010n });
    expect(api.received[0]?.path).toBe('/reports/sales?by=country&limit=200&from=2010-12-01&to=2010-12-08');
  });
});
