import { type FoundKey } from '#personal-data/key-vault';
import { isSealed } from '#personal-data/sealing';
import { Openings } from './openings.js';

/** What is sealed where it is given. Everything else stands as it came, whatever it looks like: clients choose ids and countries. */
const personal: ReadonlySet<string> = new Set(['name', 'email', 'phone', 'address', 'line1', 'line2', 'city', 'region', 'postalCode']);

/** Whether it holds a sealed text, for which a key is needed. */
export function holdsSealed(fields: object): boolean {
  return Object.entries(fields).some(isSealedField);
}

/** Why sealed texts are left out: their person was erased, or there is no key although nobody was. */
interface LeftOut {
  readonly erased?: true;
  readonly keyMissing?: true;
}

/**
 * The same with every sealed text opened. Without a key they are left out, and it says why: the key was destroyed, or it is missing.
 * @param path what the names of the fields begin with where they were sealed
 * @param openings of the same answer
 * @throws SealBroken
 */
export function opened<Fields extends object>(
  fields: Fields,
  key: FoundKey | undefined,
  path = '',
  openings = new Openings(),
): Fields & LeftOut {
  const entries = Object.entries(fields);
  if (!entries.some(isSealedField)) return fields;
  if (key === undefined) return { ...withoutSealed(fields), keyMissing: true };
  if (key === 'destroyed') return { ...withoutSealed(fields), erased: true };
  for (const field of entries) if (isSealedField(field)) field[1] = openings.open(key, path + field[0], field[1]);
  return rebuilt(entries);
}

/** The same without its sealed texts. */
export function withoutSealed<Fields extends object>(fields: Fields): Fields {
  return rebuilt(Object.entries(fields).filter((field) => !isSealedField(field)));
}

type Field = [name: string, value: unknown];

function isSealedField(field: Field): field is [string, string] {
  const [name, value] = field;
  return personal.has(name) && typeof value === 'string' && isSealed(value);
}

function rebuilt<Fields extends object>(entries: readonly Field[]): Fields {
  return Object.fromEntries(entries) as Fields;
}
