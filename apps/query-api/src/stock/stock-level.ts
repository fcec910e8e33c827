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

export function toStockLevel({ sku, on_hand, reserved, available, revision }: StockLevelRow): StockLevel {
  return { sku, onHand: Number(on_hand), reserved: Number(reserved), available: Number(available), revision };
}
