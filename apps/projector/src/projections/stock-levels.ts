import { stockLevels } from '#read-models/stock-levels';
import { defineProjection, type FoldRow, type Recorded, rows } from '../engine/projection.js';

type Row = FoldRow<typeof stockLevels>;
const events = ['StockReceived', 'StockAdjusted', 'StockReserved', 'StockReleased', 'StockDispatched', 'StockRestocked'] as const;
type Event = Recorded<(typeof events)[number]>;

/** Stock level by sku; low stock. */
export const stockLevelsProjection = defineProjection({
  name: 'stock-levels',
  version: 1,
  events,
  folds: [rows(stockLevels, { keys: (event: Event) => [[event.data.sku]], evolve })],
});

function evolve(row: Row | undefined, event: Event): Row {
  const before = { onHand: row?.on_hand ?? 0n, reserved: row?.reserved ?? 0n };
  const { onHand, reserved } = counted(before, event);
  const { revision, position } = event;
  return { sku: event.data.sku, on_hand: onHand, reserved, available: onHand - reserved, revision, position };
}

interface Counts {
  readonly onHand: bigint;
  readonly reserved: bigint;
}

function counted(before: Counts, event: Event): Counts {
  const { onHand, reserved } = before;
  switch (event.type) {
    case 'StockReceived':
    case 'StockRestocked':
      return { onHand: onHand + BigInt(event.data.quantity), reserved };
    case 'StockAdjusted':
      return { onHand: onHand + BigInt(event.data.delta), reserved };
    case 'StockReserved':
      return { onHand, reserved: reserved + BigInt(event.data.quantity) };
    case 'StockReleased':
      return { onHand, reserved: reserved - BigInt(event.data.quantity) };
    case 'StockDispatched':
      return { onHand: onHand - BigInt(event.data.quantity), reserved: reserved - BigInt(event.data.quantity) };
    default: {
      const _: never = event;
      return before;
    }
  }
}
