import { setTimeout as delay } from 'node:timers/promises';
import { openEventStore } from '#event-store/open-event-store';
import { GatewayClient } from '../gateway/ask.js';
import { type Cluster } from './cluster.js';
import { type Load } from './load.js';

const VIEW_PATIENCE_MS = 120_000;

/** What of the acknowledged is not in the log exactly once, or not in the view of the stock, in words. */
export async function faultsIn(cluster: Cluster, { acknowledged, doubtful }: Pick<Load, 'acknowledged' | 'doubtful'>): Promise<string[]> {
  const { gateway, servers } = await cluster.ready();
  const faults: string[] = [];
  const events = new Map<string, bigint[]>();
  const store = openEventStore(servers.urlOf('postgres'));
  try {
    for await (const batch of store.readAll({ after: 0n, types: ['StockReceived'] }))
      for (const { stream, position } of batch.events) {
        const sku = stream.slice('stock-'.length);
        events.set(sku, [...(events.get(sku) ?? []), position]);
      }
  } finally {
    await store.close();
  }
  for (const { sku, revision, position } of acknowledged)
    if (events.get(sku)?.[revision] !== position) faults.push(`${sku} at revision ${revision} is not at position ${position}`);
  const told = countsOf(acknowledged.map(({ sku }) => sku));
  const unknown = countsOf(doubtful);
  for (const sku of new Set([...told.keys(), ...events.keys()])) {
    const [done, promised, doubt] = [events.get(sku)?.length ?? 0, told.get(sku) ?? 0, unknown.get(sku) ?? 0];
    if (done < promised || done > promised + doubt)
      faults.push(`of ${sku}, ${promised} commands are acknowledged and ${doubt} doubtful, and ${done} events are in the log`);
  }
  const last = acknowledged.reduce((most, { position }) => (position > most ? position : most), 0n);
  const client = new GatewayClient(gateway);
  const headers = { authorization: `Bearer ${await cluster.token('warehouse')}`, 'min-event-position': String(last), prefer: 'wait=30' };
  const deadline = Date.now() + VIEW_PATIENCE_MS;
  for (const [sku, { length }] of events) {
    const ask = () => client.ask({ path: `/stock/${sku}`, headers });
    let answer = await ask();
    for (; answer.status === 503 && Date.now() < deadline; answer = await ask()) await delay(1_000);
    const { onHand } = JSON.parse(answer.body) as { readonly onHand?: number };
    if (onHand !== length) faults.push(`the view has ${onHand} of ${sku}, and the log ${length} (${answer.status})`);
  }
  client.close();
  return faults;
}

function countsOf(skus: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const sku of skus) counts.set(sku, (counts.get(sku) ?? 0) + 1);
  return counts;
}
