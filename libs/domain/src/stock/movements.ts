/** The latest dispatches and restocks of a stock, oldest first, so that a repeat of one is known. Each is named after the order's event that caused it. */
export type Movements = readonly string[];

const MOST_REMEMBERED = 1_000;

/** `revision` is that of the OrderShipped or OrderLinesReturned, so the two never meet. */
export function hasMoved(movements: Movements, orderId: string, revision: number): boolean {
  return movements.includes(nameOf(orderId, revision));
}

export function withMovement(movements: Movements, orderId: string, revision: number): Movements {
  return [...movements, nameOf(orderId, revision)].slice(-MOST_REMEMBERED);
}

function nameOf(orderId: string, revision: number): string {
  return `${orderId}@${revision}`;
}
