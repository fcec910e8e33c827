import { Gauge, type Registry } from 'prom-client';
import { type DependencyCheck, resultOf } from '../health/health.controller.js';

/** Shows what `/health/ready` would say of each thing that the process needs; asked whenever somebody looks, within the limit that holds there. */
export function measureReadiness(checks: readonly DependencyCheck[], registry: Registry): void {
  new Gauge({
    name: 'orderline_dependency_up',
    help: '1 while what the process needs answers, by its name in /health/ready.',
    labelNames: ['dependency'] as const,
    registers: [registry],
    async collect() {
      const results = await Promise.all(checks.map(async ({ name, check }) => ({ name, ...(await resultOf(check)) })));
      for (const { name, up } of results) this.set({ dependency: name }, up ? 1 : 0);
    },
  });
}
