import { seenPosition } from '#subscriptions/schema-indexes';
import { disagrees, judgeAll } from './look-at-log.js';
import { type Workbench } from './workbench.js';

export interface Listed {
  readonly name: string;
  readonly kind: 'projection' | 'process';
  readonly version: number;
  readonly generation: number;
  readonly state: string;
  readonly detail: string | null;
  readonly position: string;
  readonly lagEvents: number;
  readonly lagSeconds: number;
  readonly eventsPerSecond: number;
  readonly parked: number;
}

/**
 * Every projection and process manager, generation by generation. The lag is counted from where readers are, and estimated. Whether each agrees with
 * the log is looked at here: perhaps nobody follows it who could say so.
 */
export async function list({ session, log }: Workbench): Promise<readonly Listed[]> {
  const head = await log.head();
  const found = await session.query<Omit<Listed, 'lagEvents' | 'lagSeconds'> & { seen: string; events: string; recordedAt: Date | null }>(
    `select name, kind, version, generation, state, detail, position, ${seenPosition} as seen, events, parked, recorded_at as "recordedAt",
            round(events_per_second::numeric, 1)::double precision as "eventsPerSecond"
     from projections.status s where role <> 'verifying' order by kind desc, name, generation`,
  );
  const changed = new Set((await judgeAll(session, log)).filter(disagrees).map(({ name, generation }) => `${name} ${generation}`));
  const furthest = found.reduce((most, row) => (BigInt(row.position) > BigInt(most?.position ?? 0) ? row : most), found[0]);
  return found.map(({ seen: readersSee, events, recordedAt, ...listed }) => {
    const row = changed.has(`${listed.name} ${listed.generation}`) ? { ...listed, state: 'log-changed' } : listed;
    const [position, seen] = [BigInt(row.position), BigInt(readersSee)];
    const counted = position > 0n ? { events, position } : { events: furthest?.events ?? '0', position: BigInt(furthest?.position ?? 0) };
    const density = counted.position === 0n ? 1 : Number(counted.events) / Number(counted.position);
    const lagEvents = head <= seen ? 0 : Math.ceil(Number(head - seen) * density);
    const age = recordedAt === null ? 0 : (Date.now() - recordedAt.getTime()) / 1_000;
    return { ...row, lagEvents, lagSeconds: lagEvents === 0 ? 0 : Math.round(age * 10) / 10 };
  });
}

export function formatList(listed: readonly Listed[]): string {
  const header = ['name', 'kind', 'version', 'generation', 'state', 'position', 'lag (events)', 'lag (s)', 'events/s', 'parked'];
  const lines = listed.map(({ name, kind, version, generation, state, position, lagEvents, lagSeconds, eventsPerSecond, parked }) =>
    [name, kind, version, generation, state, position, lagEvents, lagSeconds, eventsPerSecond, parked].map(String),
  );
  return [formatTable([header, ...lines]), ...notesOf(listed)].join('\n');
}

/** What is said of several alike, but for their names, is said once. */
function notesOf(listed: readonly Listed[]): readonly string[] {
  const alike = Map.groupBy(
    listed.flatMap(({ name, detail }) => (detail === null ? [] : [{ name, detail }])),
    ({ name, detail }) => detail.replace(new RegExp(`(?<= )${name}$`), '<name>'),
  );
  return [...alike].map(([text, notes]) => {
    const names = [...new Set(notes.map(({ name }) => name))];
    return names.length === 1 ? `${names[0]}: ${notes[0]?.detail}` : `${names.join(', ')}: ${text}`;
  });
}

export function formatTable(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
