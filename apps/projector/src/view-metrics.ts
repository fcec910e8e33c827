import { Gauge, type Registry } from 'prom-client';
import { type FollowerStatus, type FollowerStatuses } from './follower-status.js';

/** Shows in `/metrics` how each view does that readers see, whoever feeds it and if nobody does, and how far the rebuilds beside them are. */
export function measureViews(statuses: Pick<FollowerStatuses, 'ask'>, registry: Registry): void {
  const views = (name: string, help: string, read: (status: FollowerStatus) => number) => {
    new Gauge({
      name,
      help,
      labelNames: ['view'],
      registers: [registry],
      async collect() {
        this.reset();
        for (const status of (await statuses.ask()).followers)
          if (status.kind === 'projection' && status.role === 'live') this.set({ view: status.name }, read(status));
      },
    });
  };
  views('orderline_view_lag_events', 'Events that the view is behind; an estimate.', ({ lagEvents }) => lagEvents);
  views('orderline_view_lag_seconds', 'Age of the oldest event that is not in the view yet.', ({ lagSeconds }) => lagSeconds);
  views(
    'orderline_view_parked_events',
    'Events set aside because they, or one before them in their sequence, failed.',
    ({ parked }) => parked,
  );
  views('orderline_view_followed', '1 while some projector feeds the view.', ({ followed }) => (followed ? 1 : 0));
  new Gauge({
    name: 'orderline_view_problem',
    help: '1 for what keeps the view from moving: failing, paused, log-changed, rebuild-due or unfed.',
    labelNames: ['view', 'problem'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { name, kind, role, state } of (await statuses.ask()).followers)
        if (kind === 'projection' && role === 'live' && state !== 'live') this.set({ view: name, problem: state }, 1);
    },
  });
  const rebuilds = (name: string, help: string, read: (status: FollowerStatus, head: bigint | undefined) => number | undefined) => {
    new Gauge({
      name,
      help,
      labelNames: ['view', 'generation'],
      registers: [registry],
      async collect() {
        this.reset();
        const { head, followers } = await statuses.ask();
        for (const status of followers) {
          const value = status.role === 'live' ? undefined : read(status, head);
          if (value !== undefined) this.set({ view: status.name, generation: String(status.generation) }, value);
        }
      },
    });
  };
  rebuilds(
    'orderline_rebuild_lag_events',
    'Events that a generation which is being filled has still to read.',
    ({ lagEvents }) => lagEvents,
  );
  rebuilds(
    'orderline_rebuild_progress_ratio',
    'How much of the log a generation which is being filled has read, 0 to 1.',
    ({ position }, head) => (head === undefined ? undefined : head === 0n ? 1 : Math.min(1, Number(position) / Number(head))),
  );
  new Gauge({
    name: 'orderline_log_position',
    help: 'Position of the last event of the log; absent while it cannot be asked.',
    registers: [registry],
    async collect() {
      this.reset();
      const { head } = await statuses.ask();
      if (head === undefined) this.remove();
      else this.set(Number(head));
    },
  });
}
