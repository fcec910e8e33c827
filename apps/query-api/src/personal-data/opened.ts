import { isSealed, open, type PersonalKey } from '#platform/personal-data/sealing';

/** Whether it holds a sealed text, for which a key is needed. */
export function holdsSealed(fields: object): boolean {
  return Object.values(fields).some(isSealedText);
}

/**
 * The same with every sealed text opened. Without the key, which was destroyed then, they are left out, and it says so.
 * @param path what the names of the fields begin with where they were sealed
 * @throws SealBroken
 */
export function opened<Fields extends object>(
  fields: Fields,
  key: PersonalKey | undefined,
  path = '',
): Fields & { readonly erased?: true } {
  if (!holdsSealed(fields)) return fields;
  const entries = Object.entries(fields);
  if (key !== undefined)
    return rebuilt(entries.map(([name, value]) => [name, isSealedText(value) ? open(key, path + name, value) : value]));
  return rebuilt([...entries.filter(([, value]) => !isSealedText(value)), ['erased', true]]);
}

function isSealedText(value: unknown): value is string {
  return typeof value === 'string' && isSealed(value);
}

function rebuilt<Fields extends object>(entries: readonly (readonly [string, unknown])[]): Fields {
  return Object.fromEntries(entries) as Fields;
}
