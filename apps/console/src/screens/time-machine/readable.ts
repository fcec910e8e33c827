/** How the keys of personal data seal a text (libs/personal-data). */
const SEALED = /^s\d+\.[\w-]+$/;

/** Fields as somebody reads them: one element of a list a line, and in place of what is sealed that it is. */
export function readable(of: unknown): unknown {
  if (typeof of !== 'object' || of === null) return of;
  return Object.fromEntries(
    Object.entries(of).map(([name, value]) => {
      if (Array.isArray(value)) return [name, value.map(oneLine).join('\n')];
      return [name, typeof value === 'object' && value !== null ? oneLine(value) : withoutSeal(value)];
    }),
  );
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(withoutSeal(value));
  if (isMoney(value)) return `${value.amount} ${value.currency}`;
  if (Array.isArray(value)) return value.map(oneLine).join(', ');
  return Object.entries(value)
    .map(([name, each]) => `${name} ${oneLine(each)}`)
    .join(', ');
}

const isMoney = (value: object): value is { amount: string; currency: string } =>
  'amount' in value && 'currency' in value && Object.keys(value).length === 2;

const withoutSeal = (value: unknown) => (typeof value === 'string' && SEALED.test(value) ? 'sealed' : value);
