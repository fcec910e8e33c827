const units = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
] as const;

/** The largest unit that fits, such as `3 min`; below a second `0 s`. @param ms never negative */
export function describeSpan(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const [size, name] = units.find(([least]) => seconds >= least) ?? [1, 's'];
  return `${Math.floor(seconds / size)} ${name}`;
}

/** @param ms since then; negative for what is to come */
export const describeAge = (ms: number) => (Math.abs(ms) < 5_000 ? 'now' : ms < 0 ? `in ${describeSpan(-ms)}` : `${describeSpan(ms)} ago`);
