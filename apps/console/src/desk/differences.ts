/** One thing that is otherwise than it was. */
export interface Difference {
  /** In words, such as `line 2 shipped`. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** Fields that change with every event, or follow from others that are told. */
const untold = new Set(['revision', 'updatedAt', 'actions', 'available']);

/** What was changed between two states of one thing, field by field. */
export function differencesBetween(before: unknown, after: unknown): readonly Difference[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? 'nothing', after: now.get(what) ?? 'nothing' }))
    .filter((each) => each.before !== each.after);
}

function fieldsOf(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === null || value === undefined) return found;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) fieldsOf(item, `${path.replace(/s$/, '')} ${numberOf(item, index)}`, found);
    return found;
  }
  if (typeof value !== 'object') return found.set(path, typeof value === 'string' ? value : JSON.stringify(value));
  if (isMoney(value)) return found.set(path, `${value.amount} ${value.currency}`);
  for (const [name, field] of Object.entries(value)) if (!untold.has(name)) fieldsOf(field, `${path} ${inWords(name)}`.trim(), found);
  return found;
}

/** Lines bear their numbers. */
const numberOf = (item: unknown, index: number): number =>
  typeof item === 'object' && item !== null && 'line' in item && typeof item.line === 'number' ? item.line : index + 1;

const isMoney = (value: object): value is { readonly amount: string; readonly currency: string } =>
  'amount' in value && 'currency' in value && Object.keys(value).length === 2;

/** `unitPrice` is `unit price`, and `OrderPlaced` is `Order placed`. */
export const inWords = (name: string): string =>
  name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
