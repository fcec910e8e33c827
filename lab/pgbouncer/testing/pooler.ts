import { onTestFinished, type TestContext } from 'vitest';
import { findPgBouncer, type PgBouncer, type PgBouncerOptions, startPgBouncer } from '../pgbouncer.js';

/** A pooler for one test. Skips the test, and says so where everybody sees it, on a machine that has none. */
export async function pooler(context: TestContext, options: PgBouncerOptions): Promise<PgBouncer> {
  if ((await findPgBouncer()) === undefined) {
    console.warn(`NOT PROVED: "${context.task.name}", as there is no PgBouncer here (Debian: apt-get install pgbouncer).`);
    return context.skip('there is no PgBouncer here');
  }
  const started = await startPgBouncer(options);
  onTestFinished(() => started.stop());
  return started;
}
