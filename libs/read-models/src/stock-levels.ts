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
