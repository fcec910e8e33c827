/** Where the erasures stand: every erasing event up to this one has had its effect on the keys. Without an id at the beginning. */
export interface ErasureProgress {
  readonly position: bigint;
  readonly id: string | undefined;
}

/** An erasing event, or any other event that the erasures have come to. */
export interface ErasureMarker {
  readonly position: bigint;
  readonly id: string;
}

/**
 * Sends the erasures back to the log's beginning, for a log that is not the one that they have read: every erasing event is read again, which is
 * harmless, and whoever has a tombstone for which none was found is erased again, as a command, so that the log says it too. Safe to run again.
 * @param query runs a statement in the database of the keys, whose schema is there
 * @throws the driver's error
 */
export async function resetErasures(query: (text: string) => Promise<unknown>): Promise<void> {
  await query(
    `with unseen as (
       update personal_data.keys set erased_position = null, erased_by = null where erased_by is not null
     )
     update personal_data.progress set position = 0, marker_position = null, marker_id = null`,
  );
}
