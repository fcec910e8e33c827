import { type StockLevelRow } from '#read-models/stock-levels';
import Type, { type Static } from 'typebox';

export const StockLevel = Type.Object({
  sku: Type.String(),
  onHand: Type.Integer(),
  reserved: Type.Integer(),
  available: Type.Integer({ description: 'onHand − reserved.' }),
  revision: Type.Integer({ description: 'Of the stream `stock-<sku>`.' }),
});
export type StockLevel = Static<typeof StockLevel>;

export function toStockLevel(row: StockLevelRow): StockLevel {
  return {
    sku: row.sku,
    onHand: Number(row.on_hand),
    reserved: Number(row.reserved),
    available: Number(row.available),
    revision: row.revision,
  };
}
