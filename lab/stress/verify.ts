import { type NewEvent } from '#event-store/event-store';
import { type JournalEntry } from './journal.js';
import { type Log } from './read-log.js';
import { type Sighting } from './subscriber.js';
import { lanes, planLane, type Workload, WRITERS } from './workload.js';

export interface Verdict {
  readonly appends: number;
  readonly repeated: number;
  readonly abandoned: number;
  readonly violations: readonly string[];
}

/** Compares the log with what was to be written, what the writers were told, and what the subscribers saw. */
export function verify(
  workload: Workload,
  log: Log,
  journals: readonly (readonly JournalEntry[])[],
  sightings: readonly Sighting[],
): Verdict {
  const violations = [...log.violations];
  let appends = 0;
  let repeated = 0;
  let abandoned = 0;
  let standing = 0;
  for (let writer = 0; writer < WRITERS; writer++) {
    const entries = new Map(journals[writer]?.map((entry) => [`${entry.lane}/${entry.number}`, entry]));
    for (let lane = 0; lane < lanes.length; lane++) {
      let before = 0n;
      for (const append of planLane(workload, writer, lane)) {
        appends++;
        const name = `append ${append.number} of lane ${lane} of writer ${writer}`;
        const entry = entries.get(`${lane}/${append.number}`);
        const events = append.events();
        const { position, fault } = standingOf(append.stream, events, log, entry);
        if (fault !== undefined) violations.push(`${name} ${fault}`);
        if (entry?.answer === 'repeated') repeated++;
        if (entry?.answer === 'abandoned') abandoned++;
        if (position === undefined) continue;
        standing += events.length;
        if (entry?.answer === 'abandoned') continue;
        if (position <= before) violations.push(`${name} stands at ${position}, before the one that was acknowledged earlier`);
        before = position;
      }
    }
  }
  if (standing !== log.count) violations.push(`the log holds ${log.count} events, of which ${standing} were to be written`);
  for (const [index, { count, digest, fault }] of sightings.entries()) {
    if (fault !== undefined) violations.push(`subscriber ${index}: ${fault}`);
    if (count !== log.count || digest !== log.digest)
      violations.push(`subscriber ${index} saw ${count} events, which are not the log's ${log.count}`);
  }
  return { appends, repeated, abandoned, violations };
}

/** Where the last event of an append stands, if it stands there as it should. */
function standingOf(
  stream: string,
  events: readonly NewEvent[],
  log: Log,
  entry: JournalEntry | undefined,
): { position?: bigint; fault?: string } {
  const found = events.map(({ id }) => log.byId.get(id));
  const last = found.at(-1);
  if (entry === undefined) return { fault: 'was never answered' };
  if (found.every((event) => event === undefined)) return entry.answer === 'abandoned' ? {} : { fault: 'was acknowledged and is lost' };
  const first = found[0];
  const together = found.every(
    (event, index) =>
      event !== undefined &&
      first !== undefined &&
      event.stream === stream &&
      event.position === first.position + BigInt(index) &&
      event.revision === first.revision + index,
  );
  if (!together || last === undefined) return { fault: 'does not stand together in its stream' };
  if (entry.answer !== 'abandoned' && (entry.position !== last.position || entry.revision !== last.revision))
    return {
      position: last.position,
      fault: `stands at ${last.position} (revision ${last.revision}), and its writer was told ${entry.position} (${entry.revision})`,
    };
  return { position: last.position };
}
