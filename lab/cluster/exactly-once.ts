import { openEventStore } from '#event-store/open-event-store';
import { GatewayClient } from '../gateway/ask.js';
import { type Cluster } from './cluster.js';
import { type Acknowledged } from './load.js';

/** What of the acknowledged is not in the log exactly once, or not in the view of the stock, in words. */
export async function faultsIn(cluster: Cluster, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const events = new Map<string, bigint[]>();
  const store = openEventStore(cluster.databaseUrl);
  try {
    for await (const batch of store.readAll({ after: 0n, types: ['StockReceived'] }))
      for (const { stream, position } of batch.events) events.set(stream, [...(events.get(stream) ?? []), position]);
  } finally {
    await store.close();
  }
  for (const { sku, revision, position } of acknowledged)
    if (events.get(`stock-${sku}`)?.[revision] !== position) faults.push(`${sku} at revision ${revision} is not at position ${position}`);
  const inLog = [...events.values()].reduce((sum, { length }) => sum + length, 0);
  if (inLog !== acknowledged.length) faults.push(`${acknowledged.length} commands are acknowledged, and ${inLog} events are in the log`);
  const last = acknowledged.reduce((most, { position }) => (position > most ? position : most), 0n);
  const client = new GatewayClient(cluster.gateway);
  const headers = { authorization: `Bearer ${await cluster.token('warehouse')}`, 'min-event-position': String(last), prefer: 'wait=30' };
  for (const [stream, { length }] of events) {
    const { status, body } = await client.ask({ path: `/stock/${stream.slice('stock-'.length)}`, headers });
    const { onHand } = JSON.parse(body) as { readonly onHand?: number };
    if (onHand !== length) faults.push(`the view has ${onHand} of ${stream}, and the log ${length} (${status})`);
  }
  client.close();
  return faults;
}
