/** The same fields without those that are undefined: JSON has no undefined, so a fact is equal before and after storage. */
export function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
