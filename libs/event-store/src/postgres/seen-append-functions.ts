/** SQLSTATE of a refused call. Its detail says position, expected id and found id, with a space between; no found id where no event stands there. */
export const LOG_CHANGED = 'OLLC1';

/**
 * The append functions for a caller that remembers something of the log: each first looks, under the lock that they all take, whether the events
 * that the caller has seen still stand where they stood, and otherwise refuses the whole call. The lock is held until the transaction ends, so
 * nothing comes between the look and the append.
 * @param start how they take the lock
 */
export const seenAppendFunctions = (start: string): string => `
create or replace function event_store.refuse_changed_log(p_positions bigint[], p_ids uuid[]) returns void
language plpgsql volatile as $$
declare
  v_found uuid;
begin
  ${start}
  for n in 1 .. cardinality(p_positions) loop
    select e.id into v_found from event_store.events e where e.position = p_positions[n];
    if v_found is distinct from p_ids[n] then
      raise exception using errcode = '${LOG_CHANGED}', message = 'The log has changed', detail = concat_ws(' ', p_positions[n], p_ids[n], v_found);
    end if;
  end loop;
end $$;

create or replace function event_store.append_one_seen(
  p_seen_positions bigint[], p_seen_ids uuid[],
  p_stream text, p_expected integer, p_id uuid, p_type text, p_data json, p_metadata json
) returns bigint
language plpgsql volatile as $$
begin
  perform event_store.refuse_changed_log(p_seen_positions, p_seen_ids);
  return event_store.append_one(p_stream, p_expected, p_id, p_type, p_data, p_metadata);
end $$;

create or replace function event_store.append_singles_seen(
  p_seen_positions bigint[], p_seen_ids uuid[],
  p_streams text[], p_expected integer[], p_ids uuid[], p_types text[], p_data text, p_metadata text
) returns text
language plpgsql volatile as $$
begin
  perform event_store.refuse_changed_log(p_seen_positions, p_seen_ids);
  return event_store.append_singles(p_streams, p_expected, p_ids, p_types, p_data, p_metadata);
end $$;

create or replace function event_store.append_seen(
  p_seen_positions bigint[], p_seen_ids uuid[],
  p_streams text[], p_expected integer[], p_previous integer[], p_counts integer[],
  p_event_streams text[], p_event_appends integer[], p_event_indexes integer[],
  p_ids uuid[], p_types text[], p_data text, p_metadata text, p_last_ids uuid[], p_repeat boolean
) returns table (outcomes integer[], revisions integer[], positions bigint[])
language plpgsql volatile as $$
begin
  perform event_store.refuse_changed_log(p_seen_positions, p_seen_ids);
  return query select a.outcomes, a.revisions, a.positions from event_store.append(
    p_streams, p_expected, p_previous, p_counts, p_event_streams, p_event_appends, p_event_indexes,
    p_ids, p_types, p_data, p_metadata, p_last_ids, p_repeat) a;
end $$;
`;
