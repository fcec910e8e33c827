import pg from 'pg';
import { openEventStore } from '#event-store/open-event-store';
import { parseCommand } from '#projector/replay/command';
import { perform } from '#projector/replay/perform';
import { silentReporter } from '#projector/replay/reporter';
import { openSession } from '#projector/replay/workbench';
import { views } from '#read-models/views';
import { send } from '../../contract/exchange.js';
import { type Installation } from '../../contract/installation.js';

const ada = { role: 'admin', subject: 'ada' } as const;
const PATIENCE_MS = 120_000;

/** What requests have left behind that nobody wants: parked events, and views that are not as the log has them. In sentences. */
export async function damageOf(installation: Installation, url: string): Promise<readonly string[]> {
  const behind = await untilCaughtUp(installation);
  if (behind.length > 0) return behind.map((name) => `${name} does not catch up`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string; stream: string; error_message: string }>(
    'select name, stream, error_message from projections.parked',
  );
  await client.end();
  const damage = rows.map(({ name, stream, error_message: message }) => `parked at ${name}: ${stream}, ${message}`);
  const log = openEventStore(url);
  const session = await openSession(url, 'test');
  const workbench = { url, log, session, projections: views, reporter: silentReporter, signal: new AbortController().signal };
  for (const { name } of views)
    if ((await perform(workbench, parseCommand(['verify', name]))).exitCode !== 0) damage.push(`${name} is not as the log has it`);
  await session.close();
  await log.close();
  return damage;
}

/** @returns the views that have not seen the log's last event in time */
async function untilCaughtUp(installation: Installation): Promise<readonly string[]> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const response = await send(installation, { api: 'queryApi', method: 'GET', path: '/projections' }, ada);
    const { items, head } = (await response.json()) as { items: { name: string; position: string }[]; head: string };
    const behind = items.filter(({ position }) => position !== head).map(({ name }) => name);
    if (behind.length === 0 || performance.now() > end) return behind;
    // No event may come that would wake them: the next look is a request of its own.
    await send(
      installation,
      { api: 'queryApi', method: 'GET', path: '/products?limit=1', headers: { 'min-event-position': head, prefer: 'wait=1' } },
      ada,
    );
  }
}
