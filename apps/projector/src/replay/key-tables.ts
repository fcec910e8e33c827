import { resetErasures } from '#personal-data/erasures';
import { migrateKeyVault } from '#personal-data/schema';
import { COMMIT_DURABLY } from '#postgres/durable';
import { type Session } from '#subscriptions/session';
import { ReplayError } from './replay-error.js';
import { openSession } from './workbench.js';

/** Whose keys were destroyed after a time, or ever. @throws ReplayError where the keys are not there */
export function destroyedSince(keysUrl: string, time: Date | undefined): Promise<readonly string[]> {
  return withKeys(keysUrl, async (session) => {
    const found = await session.query<{ subject: string }>(
      `select subject from personal_data.keys where destroyed_at >= coalesce($1::timestamptz, '-infinity') order by subject`,
      [time ?? null],
    );
    return found.map(({ subject }) => subject);
  });
}

/** Lets the erasures be read again from the log's beginning. Safe to run again. @throws ReplayError where the keys are not there */
export function forgetErasures(keysUrl: string): Promise<void> {
  return withKeys(keysUrl, async (session) => {
    await session.begin(COMMIT_DURABLY);
    await resetErasures((text) => session.query(text));
    await session.script('commit');
  });
}

async function withKeys<Result>(keysUrl: string, work: (session: Session) => Promise<Result>): Promise<Result> {
  const session = await openSession(keysUrl, 'keys');
  try {
    const [row] = await session.query<{ there: boolean }>(`select to_regclass('personal_data.progress') is not null as there`);
    if (row?.there !== true)
      throw new ReplayError('There are no keys of personal data in the database that was looked at: name theirs with KEYS_URL.');
    await migrateKeyVault(keysUrl);
    return await work(session);
  } finally {
    await session.close();
  }
}
