/**
 * What is still held for each order, as plain JSON. The orders are spread over buckets by a hash of their ids, so that a change copies one
 * short list instead of thousands of entries: no object keyed by order, which V8 copies slowly and whose keys may collide with a prototype's.
 */
export type Reservations = readonly (readonly Reservation[])[];

type Reservation = readonly [orderId: string, quantity: number];

const BUCKETS = 64;

export const noReservations: Reservations = Array.from({ length: BUCKETS }, () => []);

/** Units held for the order; 0 where it has no open reservation. */
export function heldFor(reservations: Reservations, orderId: string): number {
  return reservations[bucketOf(orderId)]?.find(([id]) => id === orderId)?.[1] ?? 0;
}

/** The reservations with so many units more (or less) for the order. One that has nothing left is dropped. */
export function holdMore(reservations: Reservations, orderId: string, by: number): Reservations {
  const index = bucketOf(orderId);
  const held = heldFor(reservations, orderId) + by;
  const others = (reservations[index] ?? []).filter(([id]) => id !== orderId);
  return reservations.with(index, held > 0 ? [...others, [orderId, held]] : others);
}

function bucketOf(orderId: string): number {
  let hash = 0;
  for (let index = 0; index < orderId.length; index++) hash = (Math.imul(hash, 31) + orderId.charCodeAt(index)) | 0;
  return (hash >>> 0) % BUCKETS;
}
