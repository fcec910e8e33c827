import { LogChanged } from './errors.js';
import { type ReadAllOptions } from './event-store.js';
import { type Marker } from './seen-events.js';

/** Where a reader of the log stands. `id` is of the event there: undefined at 0, and where nobody has said and none was found. */
export interface Place {
  readonly position: bigint;
  readonly id: string | undefined;
}

export function startOf({ after, marker }: ReadAllOptions): Place {
  return { position: after, id: marker?.toLowerCase() };
}

/** @param found id of the event that stands at the place, undefined for none @throws LogChanged where the place has another one */
export function refuseChanged({ position, id }: Place, found: string | undefined): void {
  if (id !== undefined && id !== found) throw new LogChanged(position, id, found);
}

/** @param found ids of the events at the markers' positions, in their order @throws LogChanged */
export function refuseChangedMarkers(markers: readonly Marker[], found: readonly (string | null | undefined)[]): void {
  markers.forEach((marker, index) => refuseChanged(marker, found[index] ?? undefined));
}
