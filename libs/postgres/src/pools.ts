import type pg from 'pg';

const pools = new Set<pg.Pool>();

/** Remembers a pool until it is ended, for those who measure. Its `application_name` says what it is for. @returns the pool */
export function notePool(pool: pg.Pool): pg.Pool {
  pools.add(pool);
  return pool;
}

/** The pools of this process that are open, by what they are for. */
export function openPools(): readonly { readonly name: string; readonly pool: pg.Pool }[] {
  for (const pool of pools) if (pool.ended) pools.delete(pool);
  return [...pools].map((pool) => ({ name: pool.options.application_name ?? 'unnamed', pool }));
}
