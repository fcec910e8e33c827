/** What people have asked a projector to do with a follower, beyond what its owner does between two batches, and how far that is. */
export const jobTables = `
create table if not exists projections.jobs (
  id text collate "C" primary key,
  name text collate "C" not null,
  verb text not null,
  -- As they were asked for, with what stands where nothing was said.
  options json not null,
  -- Role and subject.
  requested_by text not null,
  idempotency_key text,
  requested_at timestamptz not null default now(),
  state text not null check (state in ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  -- Who is at it, and until when he is believed to be without another sign of life.
  runner text not null,
  until timestamptz not null,
  -- Who has asked for its end.
  cancelled_by text,
  -- Rises with every change that can be seen.
  revision bigint not null default 1,
  progress json,
  notes json not null default '[]',
  ended_at timestamptz,
  exit_code integer,
  detail text,
  result json
) with (fillfactor = 50);
-- One at a time.
create unique index if not exists jobs_at_work on projections.jobs (name) where state = 'running';
create unique index if not exists jobs_by_key on projections.jobs (name, requested_by, idempotency_key) where idempotency_key is not null;
create index if not exists jobs_by_time on projections.jobs (requested_at);
`;
