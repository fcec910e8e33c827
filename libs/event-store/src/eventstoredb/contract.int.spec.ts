import { describeEventStoreContract } from '../testing/contract.js';
import { EventStoreDbEventStore } from './eventstoredb-event-store.js';
import { StandInServer } from './testing/stand-in-server.js';

for (const version of ['22.10', '23.10'] as const) {
  describeEventStoreContract(`EventStoreDB ${version} as the stand-in plays it`, async () => {
    const server = await StandInServer.start();
    server.faults.saysCaughtUp = version === '23.10';
    const open = () => new EventStoreDbEventStore({ url: server.url });
    const store = open();
    return {
      store,
      another: async () => open(),
      dropConnections: () => server.gate.drop(),
      dispose: async () => {
        await store.close();
        await server.stop();
      },
    };
  });
}
