import pg from 'pg';
import { type ApiDocument, resolve } from './operations.js';

/** The job that the examples of the projector's operations name, as if somebody had asked for it once. */
export async function givenExampleJob(databaseUrl: string, document: ApiDocument): Promise<void> {
  const parameters = document.paths['/jobs/{id}']?.get?.parameters.map((parameter) => resolve(document, parameter)) ?? [];
  const id = parameters.find(({ name }) => name === 'id')?.example;
  if (id === undefined) throw new Error('No example names a job');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `insert into projections.jobs (id, name, verb, options, requested_by, state, runner, until, ended_at, exit_code, detail)
     values ($1, 'orders', 'pause', '{}', 'admin ada', 'done', 'nobody', now(), now(), 0, 'orders is paused.')`,
    [id],
  );
  await client.end();
}
