import { expectation } from './append-functions.js';

/**
 * `append_singles_any` is `append_singles` for calls in which some append may go to wherever its stream ends, those to the
 * same stream one after another. What `append_singles` answers is followed
 * by `;` and the revisions of what was written, in the order of their positions, for nobody but the log knows them before.
 * @param start how it takes the lock
 */
export const appendAnyFunctions = (start: string): string => `
create or replace function event_store.append_singles_any(
  p_streams text[], p_expected integer[], p_ids uuid[], p_types text[], p_data text, p_metadata text
) returns text
language plpgsql volatile as $$
declare
  v_head bigint;
  v_limited boolean;
  v_written integer;
  v_ids text;
  v_revisions text;
begin
  ${start}
  select coalesce(max(h.position), 0), exists (select from event_store.stream_limits) into v_head, v_limited from event_store.events h;
  insert into event_store.events (position, stream, revision, id, type, data, metadata)
    select v_head + row_number() over (order by a.n), a.stream, coalesce(e.revision, ${expectation.noStream}) + row_number() over (partition by a.stream order by a.n),
           a.id, a.type, a.data::json, a.metadata::json
    from unnest(p_streams, p_expected, p_ids, p_types, string_to_array(p_data, E'\\n'), string_to_array(p_metadata, E'\\n'))
      with ordinality as a(stream, expected, id, type, data, metadata, n)
    left join lateral (select x.revision from event_store.events x where x.stream = a.stream order by x.revision desc limit 1) e on true
    where (a.expected = ${expectation.any} or coalesce(e.revision, ${expectation.noStream}) = a.expected)
      and (not v_limited or e.revision is null or not exists (select from event_store.stream_limits l where l.stream = a.stream));
  get diagnostics v_written = row_count;
  if v_written = 0 then return null; end if;
  perform pg_notify('event_store', '');
  select string_agg(w.id::text, ',' order by w.position), string_agg(w.revision::text, ',' order by w.position) into v_ids, v_revisions
    from event_store.events w where w.position > v_head;
  return (v_head + 1) || case when v_written = cardinality(p_ids) then '' else ',' || v_ids end || ';' || v_revisions;
end $$;

create or replace function event_store.append_singles_any_seen(
  p_seen_positions bigint[], p_seen_ids uuid[],
  p_streams text[], p_expected integer[], p_ids uuid[], p_types text[], p_data text, p_metadata text
) returns text
language plpgsql volatile as $$
begin
  perform event_store.refuse_changed_log(p_seen_positions, p_seen_ids);
  return event_store.append_singles_any(p_streams, p_expected, p_ids, p_types, p_data, p_metadata);
end $$;
`;
