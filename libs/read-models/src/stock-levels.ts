import { type StockEvent, stockStream } from '#events/contracts/stock-events';
import { type FoldRow, type Recorded, rows } from './fold.js';
import { defineProjection } from './projection.js';
import { bigint, defineTable, integer, type RowOf, text } from './table.js';

/** Stock level by sku; low stock. */
export const stockLevels = defineTable({
  name: 'stock_levels',
  columns: {
    sku: text,
    on_hand: bigint,
    reserved: bigint,
    /** on_hand − reserved. */
    available: bigint,
    /** Of the stream `stock-<sku>`. */
    revision: integer,
    /** Of the last event that touched the row. */
    position: bigint,
  },
  key: ['sku'],
  indexes: [{ name: 'available', columns: ['available', 'sku'] }],
});

export type StockLevelRow = RowOf<typeof stockLevels>;
type Row = FoldRow<typeof stockLevels>;

export const stockLevelsProjection = defineProjection({
  name: 'stock-levels',
  version: 1,
  folds: [
    rows(stockLevels, [stockStream], {
      keys: ({ data }) => [[data.sku]],
      evolve: {
        StockReceived: moved(({ quantity }) => ({ onHand: quantity })),
        StockAdjusted: moved(({ delta }) => ({ onHand: delta })),
        StockReserved: moved(({ quantity }) => ({ reserved: quantity })),
        StockReleased: moved(({ quantity }) => ({ reserved: -quantity })),
        StockDispatched: moved(({ quantity }) => ({ onHand: -quantity, reserved: -quantity })),
        StockRestocked: moved(({ quantity }) => ({ onHand: quantity })),
      },
    }),
  ],
});

/** @param units what the event adds to either count */
function moved<Event extends Recorded<StockEvent['type']>>(
  units: (data: Event['data']) => { readonly onHand?: number; readonly reserved?: number },
) {
  return (row: Row | undefined, event: Event): Row => {
    const { data, revision, position } = event;
    const added = units(data);
    const on_hand = (row?.on_hand ?? 0n) + BigInt(added.onHand ?? 0);
    const reserved = (row?.reserved ?? 0n) + BigInt(added.reserved ?? 0);
    return { sku: data.sku, on_hand, reserved, available: on_hand - reserved, revision, position };
  };
}
