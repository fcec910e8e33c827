/**
 * What a follower needs to tell whether the log is still the same one.
 *
 * The view comes first, and only then the table below it: whoever reads the view locks the two in this order.
 */
export const sameLogTables = `
create or replace view projections.status as
select g.name, g.kind, g.version, g.generation,
       case when g.state = 'lost' then g.state when g.paused then 'paused' when g.problem is not null then g.problem else g.state end as state,
       g.state as role, g.detail, g.position, g.events, g.recorded_at, g.updated_at, g.swapped_at,
       coalesce(l.until > clock_timestamp(), false) as followed,
       case when l.until > clock_timestamp() then l.owner end as owner,
       case when l.until > clock_timestamp() then l.events_per_second else 0 end as events_per_second,
       coalesce(l.lag_events, 0) as lag_events,
       coalesce(l.lag_seconds, 0) as lag_seconds,
       (select count(*) from projections.parked p where p.name = g.name and p.generation = g.generation)::integer as parked
from projections.generations g left join projections.leases l using (name, generation);

-- Id of the event that the checkpoint stands at. Counts only where marker_position is the position: code that knows no markers moves the position alone.
alter table projections.generations add column if not exists marker text;
alter table projections.generations add column if not exists marker_position bigint;
-- lost: made from another log than the one that is there now. Not fed, not compared, only kept to be looked at until somebody drops it.
alter table projections.generations drop constraint if exists generations_state_check;
alter table projections.generations add constraint generations_state_check
  check (state in ('live', 'rebuilding', 'ready', 'retained', 'verifying', 'lost'));

-- Where a checkpoint stood now and then, thinned out with age: after a restore the newest one that agrees says since when things are lost.
create table if not exists projections.marks (
  name text collate "C" not null,
  generation integer not null,
  position bigint not null,
  -- Of the event there.
  id text not null,
  marked_at timestamptz not null default now(),
  primary key (name, generation, position),
  foreign key (name, generation) references projections.generations on delete cascade
);

-- Each time that somebody has said that a log which had changed is the right one.
create table if not exists projections.accepted_logs (
  id bigint generated always as identity primary key,
  accepted_at timestamptz not null default now(),
  accepted_by text not null,
  -- Furthest position that was known of the log before.
  old_end bigint not null,
  new_end bigint not null,
  -- Of the event there; null where the log is empty.
  new_end_id text,
  -- What had been left out for good of events that are gone.
  discards json not null default '[]'
);
`;
