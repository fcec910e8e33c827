import { Gauge, type Registry } from 'prom-client';
import { type FollowerStatus, type FollowerStatuses } from './follower-status.js';

/** Shows in `/metrics` how the process managers do: they run in command APIs, and are shown here whichever it is. And which followers stand still because of the log. */
export function measureProcesses(statuses: Pick<FollowerStatuses, 'ask'>, registry: Registry): void {
  const gauge = (name: string, help: string, read: (status: FollowerStatus) => number) => {
    new Gauge({
      name,
      help,
      labelNames: ['process'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const status of (await statuses.ask()).followers)
          if (status.kind === 'process') this.set({ process: status.name }, read(status));
      },
    });
  };
  gauge('orderline_process_position', 'Position in the log that the process manager has reached.', ({ position }) => Number(position));
  gauge('orderline_process_lag_events', 'Events that the process manager is behind; an estimate.', ({ lagEvents }) => lagEvents);
  gauge('orderline_process_lag_seconds', 'Age of the oldest event that it has not dealt with.', ({ lagSeconds }) => lagSeconds);
  gauge('orderline_process_parked_events', 'Events set aside because they, or one before them, failed.', ({ parked }) => parked);
  gauge('orderline_process_followed', '1 while some command API runs the process manager.', ({ followed }) => (followed ? 1 : 0));
  new Gauge({
    name: 'orderline_log_changed',
    help: '1 while the view or process manager stands still because the log is not the one that it has read.',
    labelNames: ['follower'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, role, changed } of (await statuses.ask()).followers)
        if (role === 'live') this.set({ follower: name }, changed ? 1 : 0);
    },
  });
}
