import pg from 'pg';

/** The log in batches of 1,000 by position with the driver alone, JSON decoded. @param after where to begin @param upTo where to end */
export async function sequentialSelect(
  url: string,
  after = 0n,
  upTo?: bigint,
): Promise<{ readonly rows: number; readonly perSecond: number }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const started = performance.now();
    let rows = 0;
    for (let position = after.toString(); ;) {
      const result = await client.query<{ position: string }>({
        name: 'floor-select',
        text: `select position, stream, revision, id, type, data, metadata, recorded_at from event_store.events
          where position > $1 and position <= $2 order by position limit 1000`,
        values: [position, (upTo ?? 9_223_372_036_854_775_807n).toString()],
      });
      rows += result.rows.length;
      const last = result.rows.at(-1);
      if (last === undefined) return { rows, perSecond: (rows / (performance.now() - started)) * 1_000 };
      position = last.position;
    }
  } finally {
    await client.end();
  }
}
