/**
 * Of a row of `projections.status s`: how far readers see it, or would if they used it. While an index is filled for a swap nobody looks, and nothing
 * of it is made visible on the way.
 */
export const seenPosition = `coalesce((select least(s.position, i.searchable_position) from projections.search_indexes i
  where i.name = s.name and i.generation = s.generation and s.role not in ('rebuilding', 'verifying')), s.position)`;

/**
 * Where a generation is kept whose rows are documents of an index elsewhere: it shows what was written only later, and may lose it.
 *
 * Readers of the view lock it and then the tables below it; so does this.
 */
export const indexTables = `
lock table projections.status in access exclusive mode;

create table if not exists projections.search_indexes (
  name text collate "C" not null,
  generation integer not null,
  -- Another one whenever it is filled anew: nobody can take a new one for the one before.
  index_name text not null,
  index_id text not null,
  -- How far its readers see what was written; never beyond the checkpoint.
  searchable_position bigint not null default 0,
  -- What the marker in the index must have come to, for readers, and for the writer, who is ahead of them.
  marker_position bigint not null default 0,
  written_position bigint not null default 0,
  -- Whether readers use it, and for people why not.
  usable boolean not null default false,
  reason text,
  -- They do again once searchable_position has come as far; null: nobody knows yet.
  usable_from bigint,
  primary key (name, generation),
  foreign key (name, generation) references projections.generations on delete cascade
) with (fillfactor = 50);

create or replace view projections.status as
select g.name, g.kind, g.version, g.generation,
       case when g.state = 'lost' then g.state when g.paused then 'paused' when g.problem is not null then g.problem
            when g.state = 'live' and not i.usable then 'filling' else g.state end as state,
       g.state as role, coalesce(g.detail, i.reason) as detail, g.position, g.events, g.recorded_at, g.updated_at, g.swapped_at,
       coalesce(l.until > clock_timestamp(), false) as followed,
       case when l.until > clock_timestamp() then l.owner end as owner,
       case when l.until > clock_timestamp() then l.events_per_second else 0 end as events_per_second,
       coalesce(l.lag_events, 0) as lag_events,
       coalesce(l.lag_seconds, 0) as lag_seconds,
       (select count(*) from projections.parked p where p.name = g.name and p.generation = g.generation)::integer as parked
from projections.generations g left join projections.leases l using (name, generation)
     left join projections.search_indexes i using (name, generation);

-- Tells the indexes of one installation from those of another on the same servers.
create table if not exists projections.installation (
  single boolean primary key default true check (single),
  id uuid not null default gen_random_uuid()
);
insert into projections.installation default values on conflict do nothing;
`;
