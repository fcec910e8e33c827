import { type Session } from '#subscriptions/session';
import { type ConsumerLogger } from '#subscriptions/consumer-group-options';
import { dropGeneration } from './generations.js';
import { checkpointView } from './table-sql.js';

/** How long a generation is kept for a rollback after the swap that replaced it. */
const RETENTION = '24 hours';

/** Drops the generations whose time for a rollback is over. */
export async function dropOutlived(session: Session, logger: ConsumerLogger): Promise<void> {
  const outlived = await session.query<{ name: string; generation: number }>(
    `select name, generation from projections.generations
     where kind = 'projection' and state = 'retained' and swapped_at < now() - interval '${RETENTION}'`,
  );
  for (const { name, generation } of outlived) {
    await dropTables(session, name, generation);
    logger.info({ projection: name, generation }, 'retained generation dropped after its time');
  }
}

/**
 * Removes a generation whatever version made it: its tables are found by their names. Refused by the database while a view shows it.
 * @param shown the views of it go with it
 */
export async function dropTables(session: Session, name: string, generation: number, shown = false): Promise<void> {
  await session.begin('set local synchronous_commit = on');
  try {
    const [row] = await session.query<{ tables: string[] | null }>(
      'select tables from projections.generations where name = $1 and generation = $2 for update',
      [name, generation],
    );
    const views = shown ? [...(row?.tables ?? []).map((table) => table.replace(/_g\d+$/, '')), checkpointView(name)] : [];
    if (views.length > 0) await session.script(`drop view if exists ${views.join(', ')}`);
    await session.script(dropGeneration(name, generation, row?.tables ?? []));
    await session.script('commit');
  } catch (error) {
    await session.rollback();
    throw error;
  }
}
