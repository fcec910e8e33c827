import { Gauge, type Registry } from 'prom-client';

/** A pool of connections, as `pg` has them, and what it is for. */
export interface MeasuredPool {
  readonly name: string;
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
}

/** Shows how many connections the pools have, how many of them are idle, and how many statements wait for one; those of one name together. */
export function measurePools(pools: () => readonly MeasuredPool[], registry: Registry): void {
  const gauge = (name: string, help: string, count: (pool: MeasuredPool['pool']) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['pool'] as const,
      registers: [registry],
      collect() {
        this.reset();
        for (const { name, pool } of pools()) this.inc({ pool: name }, count(pool));
      },
    });
  gauge('orderline_pool_connections', 'Connections of the pool.', ({ totalCount }) => totalCount);
  gauge('orderline_pool_idle_connections', 'Those of them that nobody uses.', ({ idleCount }) => idleCount);
  gauge('orderline_pool_waiting', 'Statements that wait for a connection.', ({ waitingCount }) => waitingCount);
}
