import { it } from 'vitest';
import { describeEventStoreContract } from '../testing/contract.js';
import { parseConnectionString } from './connection-string.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { ConnectionGate } from './testing/connection-gate.js';

const url = process.env['EVENTSTOREDB_URL'];

/** Each run uses streams of its own, so that it can be repeated on a server that others use. The user needs the right to read $all. */
if (url) {
  describeEventStoreContract('the server that EVENTSTOREDB_URL names', async () => {
    const gated = await openGate(url);
    const open = () => new EventStoreDbEventStore({ url: gated?.url ?? url });
    const store = open();
    return {
      store,
      another: async () => open(),
      ...(gated && { dropConnections: () => gated.gate.drop() }),
      dispose: async () => {
        await store.close();
        await gated?.gate.close();
      },
    };
  });
} else {
  it.skip('the event store contract on a real server: set EVENTSTOREDB_URL');
}

/** Connections to a single node without TLS can be cut on the way. */
async function openGate(target: string): Promise<{ url: string; gate: ConnectionGate } | undefined> {
  const { hosts, tls, discover } = parseConnectionString(target);
  const [host] = hosts;
  if (tls || discover || hosts.length > 1 || !host) return undefined;
  const gate = await ConnectionGate.open(host.address, host.port);
  const port = String(gate.port);
  return { gate, url: `esdb://127.0.0.1:${port}?tls=false` };
}
