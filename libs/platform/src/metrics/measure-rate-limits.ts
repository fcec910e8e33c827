import { Gauge, type Registry } from 'prom-client';

/** Shows in `/metrics` whether the budgets of callers are shared by all processes. */
export function measureRateLimits(limits: { readonly areShared: boolean }, registry: Registry): void {
  new Gauge({
    name: 'orderline_rate_limits_shared',
    help: '1 while budgets of requests are shared with the other processes; 0 while each process gives half of them.',
    registers: [registry],
    collect() {
      this.set(limits.areShared ? 1 : 0);
    },
  });
}
