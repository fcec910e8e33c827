import { isSealed } from '#personal-data/sealing';

/** Fields of an address that tell who the recipient is and where. */
const personal = ['name', 'line1', 'line2', 'city', 'region', 'postalCode'] as const;

/**
 * The same without personal data in plain text: orders from before it was sealed have some, and whether it was erased since, nobody who does not
 * open what is sealed can say. Everything else stands as it is stored.
 */
export function withoutPlainText<Fields extends object>(fields: Fields): Fields {
  const changed = Object.entries(fields).map(([name, value]) => [name, isAddress(name, value) ? withoutPerson(value) : value] as const);
  return Object.fromEntries(changed) as Fields;
}

const isAddress = (name: string, value: unknown): value is object =>
  (name === 'shipTo' || name === 'ship_to') && typeof value === 'object' && value !== null;

function withoutPerson(address: object): object {
  const inPlainText = Object.entries(address).filter(
    ([name, value]) => (personal as readonly string[]).includes(name) && !(typeof value === 'string' && isSealed(value)),
  );
  if (inPlainText.length === 0) return address;
  const left = new Set(inPlainText.map(([name]) => name));
  return { ...Object.fromEntries(Object.entries(address).filter(([name]) => !left.has(name))), notShown: [...left] };
}
