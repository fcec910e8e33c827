import { Gauge, type Registry } from 'prom-client';
import { type CommandGate } from './command-gate.js';

const NAME = 'orderline_commands_refused';

/** Shows in `/metrics` whether commands are taken. */
export function measureGate(gate: CommandGate, registry: Registry): void {
  new Gauge({
    name: NAME,
    help: '1 while no command is taken, for the reason: log-changed, or what is away before the log was compared with the checkpoints.',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      this.reset();
      const { closedFor } = gate;
      for (const reason of ['log-changed', 'event-store-unavailable', 'read-models-unavailable'])
        this.set({ reason }, reason === closedFor ? 1 : 0);
    },
  });
}
