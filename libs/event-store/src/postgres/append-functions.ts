/** Held while positions are assigned: it makes the order of commits the order of positions. One per database. */
export const APPEND_LOCK = 7_310_274_811;

/** A statement that waits longer than this for the append lock gives up; its transaction is rolled back. */
export const LOCK_TIMEOUT_MS = 5_000;
/** No transaction of ours needs longer, and no statement; one that does would hold up every writer. */
export const TRANSACTION_TIMEOUT_MS = 15_000;

/** SQLSTATE of a call in a transaction whose statements do not see what others commit meanwhile. */
const WRONG_ISOLATION = 'OLISO';

export const takeLock = `perform pg_advisory_xact_lock(${APPEND_LOCK});`;

/**
 * Settings for the transaction alone, since the session may be anybody's: what is acknowledged is on the disk, whatever the role, the database or
 * whoever used the connection before have set. Plans are generic: planned anew with its arrays in every call, a batch takes twice as long. The limit
 * for whole transactions exists since PostgreSQL 17: it also ends one that waits for the rest of a statement. Sequential scans are left out, as a plan from
 * a shop's first minutes would read the whole log for as long as it is kept.
 */
export const settleAndTakeLock = `
  declare
    v_set text := set_config('lock_timeout', '${LOCK_TIMEOUT_MS}', true);
  begin
    v_set := set_config('plan_cache_mode', 'force_generic_plan', true);
    v_set := set_config('enable_seqscan', 'off', true);
    if current_setting('synchronous_commit') not in ('on', 'remote_apply') then v_set := set_config('synchronous_commit', 'on', true); end if;
    if current_setting('transaction_timeout', true) is not null then v_set := set_config('transaction_timeout', '${TRANSACTION_TIMEOUT_MS}', true); end if;
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception using errcode = '${WRONG_ISOLATION}',
        message = 'behind a pooler, default_transaction_isolation of the role and the database has to be read committed';
    end if;
  end;
  ${takeLock}`;

/** How {@link ExpectedRevision} is written in the calls below: a number is itself. */
export const expectation = { noStream: -1, streamExists: -2, any: -3 } as const;

/** What became of one append of a call. */
export const outcomeCodes = { refused: 0, written: 1, repeated: 2 } as const;

/**
 * `append` writes many appends in one transaction. It takes the lock first and looks at the streams in a later statement: under READ COMMITTED
 * every statement of a volatile function sees what was committed before it began, so nobody decides on a snapshot from before the wait.
 * Each append is accepted or refused on its own; `p_previous` is the number of the append of the same call that last named the same stream.
 * A refused append whose last event already stands where it would have been written is a repeat, and is answered as the first time.
 *
 * `append_singles` is the short way for what is most common: appends of one event each, all to different streams, that meet the revision they
 * expect. It answers with the first position, followed by the ids of what it wrote if that is not all; the rest goes through `append`, which
 * finds out why. `append_one` is the same for a lone caller, whose time is mostly what a statement costs to set up.
 *
 * Writers call them while another release migrates: see `Schema` for what a change of theirs takes.
 */
export const appendFunctions = appendFunctionsAfter(takeLock);

/** @param start how each takes the lock */
export function appendFunctionsAfter(start: string): string {
  return `
create or replace function event_store.last_revision(p_stream text) returns integer language sql volatile as $$
  select e.revision from event_store.events e where e.stream = p_stream order by e.revision desc limit 1
$$;

create or replace function event_store.append_one(
  p_stream text, p_expected integer, p_id uuid, p_type text, p_data json, p_metadata json
) returns bigint
language plpgsql volatile as $$
declare
  v_current integer;
  v_position bigint;
begin
  ${start}
  select e.revision into v_current from event_store.events e where e.stream = p_stream order by e.revision desc limit 1;
  if coalesce(v_current, ${expectation.noStream}) <> p_expected then return null; end if;
  if v_current is not null and exists (select from event_store.stream_limits l where l.stream = p_stream) then return null; end if;
  insert into event_store.events (position, stream, revision, id, type, data, metadata)
    values ((select coalesce(max(h.position), 0) + 1 from event_store.events h), p_stream, p_expected + 1, p_id, p_type, p_data, p_metadata)
    returning position into v_position;
  perform pg_notify('event_store', '');
  return v_position;
end $$;

create or replace function event_store.append_singles(
  p_streams text[], p_expected integer[], p_ids uuid[], p_types text[], p_data text, p_metadata text
) returns text
language plpgsql volatile as $$
declare
  v_head bigint;
  v_limited boolean;
  v_written integer;
begin
  ${start}
  select coalesce(max(h.position), 0), exists (select from event_store.stream_limits) into v_head, v_limited from event_store.events h;
  insert into event_store.events (position, stream, revision, id, type, data, metadata)
    select v_head + row_number() over (order by a.n), a.stream, a.expected + 1, a.id, a.type, a.data::json, a.metadata::json
    from unnest(p_streams, p_expected, p_ids, p_types, string_to_array(p_data, E'\\n'), string_to_array(p_metadata, E'\\n'))
      with ordinality as a(stream, expected, id, type, data, metadata, n)
    left join lateral (select x.revision from event_store.events x where x.stream = a.stream order by x.revision desc limit 1) e on true
    where coalesce(e.revision, ${expectation.noStream}) = a.expected
      and (not v_limited or e.revision is null or not exists (select from event_store.stream_limits l where l.stream = a.stream));
  get diagnostics v_written = row_count;
  if v_written = 0 then return null; end if;
  perform pg_notify('event_store', '');
  if v_written = cardinality(p_ids) then return v_head + 1; end if;
  return (v_head + 1) || ',' || (select string_agg(w.id::text, ',' order by w.position) from event_store.events w where w.position > v_head);
end $$;

create or replace function event_store.append(
  p_streams text[], p_expected integer[], p_previous integer[], p_counts integer[],
  p_event_streams text[], p_event_appends integer[], p_event_indexes integer[],
  p_ids uuid[], p_types text[], p_data text, p_metadata text, p_last_ids uuid[], p_repeat boolean
) returns table (outcomes integer[], revisions integer[], positions bigint[])
language plpgsql volatile as $$
declare
  v_head bigint;
  v_current integer[];
  v_deleted integer[];
  v_first_position bigint[] := array_fill(null::bigint, array[cardinality(p_streams)]);
  v_first_revision integer[] := array_fill(null::integer, array[cardinality(p_streams)]);
  v_now integer;
  v_visible integer;
  v_expected integer;
  v_written integer := 0;
  v_repeated record;
begin
  ${start}
  select coalesce((select e.position from event_store.events e order by e.position desc limit 1), 0) into v_head;
  select array_agg(e.revision order by s.n), array_agg(l.deleted_to order by s.n) into v_current, v_deleted
    from unnest(p_streams) with ordinality as s(stream, n)
    left join lateral (select x.revision from event_store.events x where x.stream = s.stream order by x.revision desc limit 1) e on true
    left join event_store.stream_limits l on l.stream = s.stream;
  outcomes := array_fill(${outcomeCodes.refused}, array[cardinality(p_streams)]);
  revisions := v_current;
  positions := array_fill(null::bigint, array[cardinality(p_streams)]);
  for n in 1 .. cardinality(p_streams) loop
    if p_previous[n] is not null then v_current[n] := v_current[p_previous[n]]; end if;
    v_now := v_current[n];
    v_visible := case when v_now <= v_deleted[n] then null else v_now end;
    v_expected := p_expected[n];
    if (case v_expected when ${expectation.any} then true when ${expectation.noStream} then v_visible is null
          when ${expectation.streamExists} then v_visible is not null else v_visible is not distinct from v_expected end)
       and not (p_repeat and v_expected <= ${expectation.streamExists} and exists (select from event_store.events e where e.stream = p_streams[n] and e.id = p_last_ids[n])) then
      v_first_position[n] := v_head + v_written + 1;
      v_first_revision[n] := coalesce(v_now, -1) + 1;
      v_written := v_written + p_counts[n];
      v_now := coalesce(v_now, -1) + p_counts[n];
      v_current[n] := v_now;
      outcomes[n] := ${outcomeCodes.written};
      revisions[n] := v_now;
      positions[n] := v_head + v_written;
    else
      revisions[n] := coalesce(v_visible, -1);
      select e.revision, e.position into v_repeated from event_store.events e
        where e.stream = p_streams[n] and e.id = p_last_ids[n]
          and (v_expected < 0 or e.revision = v_expected + p_counts[n])
          and (v_expected <> ${expectation.noStream} or e.revision < coalesce((
            select x.revision from event_store.events x where x.stream = p_streams[n] and x.revision > coalesce(v_deleted[n], -1) order by x.revision limit 1), 0) + p_counts[n])
          and (v_expected > ${expectation.streamExists} or p_repeat)
        limit 1;
      if found then
        outcomes[n] := ${outcomeCodes.repeated};
        revisions[n] := v_repeated.revision;
        positions[n] := v_repeated.position;
      end if;
    end if;
  end loop;
  if v_written > 0 then
    insert into event_store.events (position, stream, revision, id, type, data, metadata)
      select v_first_position[e.append] + e.index, e.stream, v_first_revision[e.append] + e.index, e.id, e.type, e.data::json, e.metadata::json
      from unnest(p_event_streams, p_event_appends, p_event_indexes, p_ids, p_types, string_to_array(p_data, E'\\n'), string_to_array(p_metadata, E'\\n'))
        as e(stream, append, index, id, type, data, metadata)
      where v_first_position[e.append] is not null;
    perform pg_notify('event_store', '');
  end if;
  return next;
end $$;
`;
}
