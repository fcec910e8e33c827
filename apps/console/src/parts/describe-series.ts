const shown = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** A line of a chart in words. */
export function describeSeries({ name, values }: { readonly name: string; readonly values: readonly (number | null)[] }): string {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  if (last === undefined) return `${name}: nothing yet`;
  return `${name}: last ${shown.format(last)}, least ${shown.format(Math.min(...known))}, most ${shown.format(Math.max(...known))}`;
}
