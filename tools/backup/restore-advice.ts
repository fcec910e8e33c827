import { withClient } from './connect.js';
import { type Databases } from './databases.js';
import { type Manifest } from './manifest.js';

/** What is left for a person to do, in sentences: nothing, where the installation was made from this backup alone. */
export async function adviceFor({ readModelsUrl, keysUrl }: Databases, log: Manifest | undefined): Promise<readonly string[]> {
  if (log === undefined) return [];
  const position = BigInt(log.position);
  const views = await furthest(readModelsUrl, `select max(position) as position from projections.generations`);
  const erased = await furthest(
    keysUrl,
    // A tombstone without a place has none in any log that was read yet, so that this one may lack it too.
    `select max(coalesce(k.erased_position, p.position)) as position
     from personal_data.keys k, (select coalesce(max(coalesce(marker_position, position)), 0) as position from personal_data.progress) p
     where k.wrapped is null`,
  );
  return [
    ...(views > position
      ? [
          `The views have read the log up to position ${views}, which is gone beyond ${position}: start, and then say npm run replay -- accept-log.`,
        ]
      : []),
    ...(erased > position
      ? [
          'The keys know of erasures that this log does not: those persons are erased once more when the log is read to its end, so that it says so too.',
        ]
      : []),
    'Start the installation: views are built from the log, process managers look through it from its beginning, and whoever was erased is erased again.',
  ];
}

async function furthest(url: string, query: string): Promise<bigint> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ position: string | null }>(query);
    return BigInt(rows[0]?.position ?? 0);
  });
}
