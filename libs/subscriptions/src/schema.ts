import { type Schema } from '#postgres/schema';
import { editionTables } from './schema-editions.js';
import { indexTables } from './schema-indexes.js';
import { jobTables } from './schema-jobs.js';
import { sameLogTables } from './schema-same-log.js';

/** A table `t` of projection `p` stands in `read_models` once per generation as `t_g<N>`, behind the view `t` of the live one. */
const tables = `
create schema if not exists read_models;

-- The checkpoint: everything up to position has had its effect, or is parked, or was discarded.
create table if not exists projections.generations (
  name text collate "C" not null,
  generation integer not null,
  kind text not null check (kind in ('projection', 'process')),
  -- Of the definition that feeds the generation.
  version integer not null,
  -- live: what readers see. rebuilding: being filled. ready: filled, kept from swapping. retained: was live before the last swap.
  -- verifying: being filled for a comparison, and then dropped.
  state text not null check (state in ('live', 'rebuilding', 'ready', 'retained', 'verifying')),
  position bigint not null default 0,
  -- Events looked at since the log's beginning, whether handled or not.
  events bigint not null default 0,
  -- The store's time of the last event looked at.
  recorded_at timestamptz,
  -- Only the owner of this epoch may move the checkpoint.
  lease_epoch bigint not null default 0,
  paused boolean not null default false,
  -- Why the generation does not move, for people: code and sentence.
  problem text,
  detail text,
  -- The tables of the generation, whatever version made them.
  tables text[] not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  swapped_at timestamptz,
  primary key (name, generation)
) with (fillfactor = 50);

-- Who feeds a generation, until when, and through which session, so that a successor can end it.
create table if not exists projections.leases (
  name text collate "C" not null,
  generation integer not null,
  owner text,
  epoch bigint not null default 0,
  until timestamptz not null default '-infinity',
  backend_pid integer,
  backend_start timestamptz,
  -- What the owner reports with every renewal.
  events_per_second double precision not null default 0,
  lag_events bigint not null default 0,
  lag_seconds double precision not null default 0,
  primary key (name, generation),
  foreign key (name, generation) references projections.generations on delete cascade
) with (fillfactor = 50);

-- The processes that share the work, so that each takes its part.
create table if not exists projections.members (
  member text primary key,
  kind text not null,
  until timestamptz not null
);

-- Pointers to events that could not be applied, and to those that wait behind them in their sequence. No contents, so no personal data.
create table if not exists projections.parked (
  name text collate "C" not null,
  generation integer not null,
  position bigint not null,
  sequence text collate "C" not null,
  stream text not null,
  revision integer not null,
  type text not null,
  -- 0 for an event that only waits.
  attempts integer not null,
  error_code text,
  error_message text,
  parked_at timestamptz not null default now(),
  primary key (name, generation, position),
  foreign key (name, generation) references projections.generations on delete cascade
);
create index if not exists parked_sequence on projections.parked (name, generation, sequence, position);

-- Events that a person decided to leave out, for every generation of the consumer, for good.
create table if not exists projections.discarded (
  name text collate "C" not null,
  position bigint not null,
  sequence text collate "C" not null,
  stream text not null,
  revision integer not null,
  reason text not null,
  discarded_at timestamptz not null default now(),
  primary key (name, position)
);

-- What people ask of the owner; it answers between two batches.
create table if not exists projections.requests (
  id uuid primary key,
  name text collate "C" not null,
  generation integer not null,
  verb text not null check (verb in ('retry', 'discard')),
  sequence text,
  reason text,
  requested_at timestamptz not null default now(),
  answered_at timestamptz,
  answer json,
  foreign key (name, generation) references projections.generations on delete cascade
);
create index if not exists requests_open on projections.requests (name, generation) where answered_at is null;
`;

const status = `
create or replace view projections.status as
select g.name, g.kind, g.version, g.generation,
       case when g.paused then 'paused' when g.problem is not null then g.problem else g.state end as state,
       g.state as role, g.detail, g.position, g.events, g.recorded_at, g.updated_at, g.swapped_at,
       coalesce(l.until > clock_timestamp(), false) as followed,
       case when l.until > clock_timestamp() then l.owner end as owner,
       case when l.until > clock_timestamp() then l.events_per_second else 0 end as events_per_second,
       coalesce(l.lag_events, 0) as lag_events,
       coalesce(l.lag_seconds, 0) as lag_seconds,
       (select count(*) from projections.parked p where p.name = g.name and p.generation = g.generation)::integer as parked
from projections.generations g left join projections.leases l using (name, generation);
`;

/**
 * The tables of everything that follows the log, in the schema `projections`. A follower is a projection (with one row per generation)
 * or a process manager (generation 1 for ever). `read_models` beside it belongs to it: what projectors make there is no step of a migration.
 *
 * For readers there is the view `projections.status`: one row per follower and generation, as the owner last reported it.
 */
export const subscriptionsSchema: Schema = {
  name: 'projections',
  lock: 7_310_274_813,
  migrations: [
    { version: 1, oldestCode: 1, apply: tables + status },
    { version: 2, oldestCode: 1, apply: sameLogTables },
    { version: 3, oldestCode: 1, apply: indexTables },
    { version: 4, oldestCode: 1, apply: jobTables },
    { version: 5, oldestCode: 1, apply: editionTables },
  ],
  unversioned: {
    tables: {
      generations: [
        'name',
        'generation',
        'kind',
        'version',
        'state',
        'position',
        'events',
        'recorded_at',
        'lease_epoch',
        'paused',
        'problem',
        'detail',
        'tables',
        'created_at',
        'updated_at',
        'swapped_at',
      ],
      leases: [
        'name',
        'generation',
        'owner',
        'epoch',
        'until',
        'backend_pid',
        'backend_start',
        'events_per_second',
        'lag_events',
        'lag_seconds',
      ],
      members: ['member', 'kind', 'until'],
      parked: [
        'name',
        'generation',
        'position',
        'sequence',
        'stream',
        'revision',
        'type',
        'attempts',
        'error_code',
        'error_message',
        'parked_at',
      ],
      discarded: ['name', 'position', 'sequence', 'stream', 'revision', 'reason', 'discarded_at'],
      requests: ['id', 'name', 'generation', 'verb', 'sequence', 'reason', 'requested_at', 'answered_at', 'answer'],
    },
    replaced: `create schema if not exists read_models; ${status}`,
  },
};

/** NOTIFY channel: `<name>:<position>` right after every batch of a live generation; positions that come fast are told as one. */
export const POSITIONS_CHANNEL = 'projections';
/** NOTIFY channel: something for the owners to look at (a request, a swap, a pause). The payload is the follower's name. */
export const CONTROL_CHANNEL = 'projections_control';
