/** What a row is called. */
export const nameOfRow = ({ table, key }: { readonly table: string; readonly key: readonly string[] }) => `${table} ${key.join(', ')}`;
