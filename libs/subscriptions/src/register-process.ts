import { type Session } from './session.js';

/** Makes a process manager known to the runner, to start at the log's beginning. Safe to run again. */
export async function registerProcess(session: Session, name: string, version: number): Promise<void> {
  await session.durably(
    `with made as (
       insert into projections.generations (name, generation, kind, version, state) values ($1, 1, 'process', $2, 'live')
       on conflict (name, generation) do update set version = excluded.version returning name, generation
     )
     select 1 from made`,
    [name, version],
  );
  await session.durably('insert into projections.leases (name, generation) values ($1, 1) on conflict do nothing', [name]);
}
