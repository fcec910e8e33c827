/** Which events are looked for; what is empty is not asked for. */
export interface LogFilter {
  readonly type?: string;
  readonly stream?: string;
  readonly actor?: string;
  readonly correlationId?: string;
  /** Days or moments, UTC. */
  readonly from?: string;
  readonly to?: string;
}

export const filterFields = [
  ['type', 'Type'],
  ['stream', 'Stream'],
  ['actor', 'Who'],
  ['correlationId', 'Correlation id'],
  ['from', 'Recorded from (UTC)'],
  ['to', 'Recorded before'],
] as const satisfies readonly (readonly [keyof LogFilter, string])[];

/** Out of the address of the screen, so that a look can be kept and sent to others. @param search without its `?` */
export function filterOf(search: string): LogFilter {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    filterFields.flatMap(([name]) => {
      const value = parameters.get(name)?.trim() ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** @returns with its `?`; empty where nothing is asked for */
export function searchOf(filter: LogFilter): string {
  const parameters = new URLSearchParams();
  for (const [name] of filterFields) {
    const value = filter[name]?.trim() ?? '';
    if (value !== '') parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** What comes in now is recorded now: a filter by time that has ended lets nothing in. */
export const letsIn = ({ to }: LogFilter) => to === undefined;

/** The tail asks by the same names, but for the times. */
export function tailAddress(queryApi: string, { from: _from, to: _to, ...filter }: LogFilter): string {
  return `${queryApi}/events/changes${searchOf(filter)}`;
}
