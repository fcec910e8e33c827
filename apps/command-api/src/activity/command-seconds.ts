/** A value of a histogram, as prom-client hands it out. */
interface Value {
  readonly metricName?: string;
  readonly labels: Readonly<Record<string, string | number | undefined>>;
  readonly value: number;
}

interface CommandSeconds {
  readonly commands: number;
  readonly seconds: readonly { readonly atMost: number; readonly commands: number }[];
}

/** What is posted is a command, whatever its route and however it ended. */
export function commandSeconds(values: readonly Value[]): CommandSeconds {
  let commands = 0;
  const byBucket = new Map<number, number>();
  for (const { metricName = '', labels, value } of values) {
    if (labels.method !== 'POST') continue;
    if (metricName.endsWith('_count')) commands += value;
    const atMost = Number(labels.le);
    if (metricName.endsWith('_bucket') && Number.isFinite(atMost)) byBucket.set(atMost, (byBucket.get(atMost) ?? 0) + value);
  }
  const seconds = [...byBucket].toSorted(([one], [other]) => one - other).map(([atMost, count]) => ({ atMost, commands: count }));
  return { commands, seconds };
}
