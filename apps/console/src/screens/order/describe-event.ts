import { type HistoryEntry } from '../../desk/shapes.js';

type Data = Readonly<Record<string, unknown>>;

/** What is worth reading of an event's data in one line: the reason, what moved, the money. */
export function describeEvent({ data }: Pick<HistoryEntry, 'data'>): string {
  if (typeof data !== 'object' || data === null) return '';
  const { reason, trackingNumber, amount, lines, refund } = data as Data;
  const units = Array.isArray(lines) ? lines.reduce<number>((sum, line: Data) => sum + (Number(line.quantity) || 0), 0) : 0;
  return [
    units > 0 ? `${units} ${units === 1 ? 'unit' : 'units'}` : undefined,
    moneyText(amount) ?? moneyText(refund),
    typeof trackingNumber === 'string' ? `tracked as ${trackingNumber}` : undefined,
    typeof reason === 'string' ? reason : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
}

function moneyText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { amount, currency } = value as Data;
  return typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : undefined;
}
