import { Gauge, type Registry } from 'prom-client';
import { type ConsumerGroup } from '#subscriptions/consumer-group';
import { type Report } from '#subscriptions/lease';

const labelNames = ['projection', 'generation'] as const;

/** Shows in `/metrics` what the consumers of this process do, those that fail as well; what other processes feed shows in theirs. */
export function measureConsumers(consumers: ConsumerGroup, registry: Registry): void {
  const gauge = (name: string, help: string, value: Exclude<keyof Report, 'lease' | 'unwritable'>) => {
    new Gauge({
      name,
      help,
      labelNames,
      registers: [registry],
      collect() {
        this.reset();
        for (const report of [...consumers.reports, ...consumers.resting]) {
          this.set({ projection: report.lease.name, generation: String(report.lease.generation) }, Number(report[value]));
        }
      },
    });
  };
  gauge('orderline_projection_position', 'Position in the log that the projection has reached.', 'position');
  gauge('orderline_projection_events_per_second', 'Events looked at per second, over the last seconds.', 'eventsPerSecond');
  gauge('orderline_projection_lag_events', 'Events that the projection is behind; an estimate.', 'lagEvents');
  gauge('orderline_projection_lag_seconds', 'Age of the last event applied, while the projection is behind.', 'lagSeconds');
  new Gauge({
    name: 'orderline_projection_unwritable',
    help: '1 while a projection’s index takes nothing; its log lines and the health check say why.',
    labelNames,
    registers: [registry],
    collect() {
      this.reset();
      for (const { lease, unwritable } of [...consumers.reports, ...consumers.resting]) {
        if (unwritable !== undefined) this.set({ projection: lease.name, generation: String(lease.generation) }, unwritable ? 1 : 0);
      }
    },
  });
  gauge('orderline_projection_parked_events', 'Events set aside because they, or one before them in their sequence, failed.', 'parked');
}
