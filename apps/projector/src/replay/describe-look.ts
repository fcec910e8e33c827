import { type Judged } from '#subscriptions/log-verdict';
import { formatTable } from './list.js';
import { type Beyond, disagrees, type Look } from './look-at-log.js';

const MOST_SHOWN = 20;

/** For people: all that there is to know before somebody says which log is the right one. */
export function describeLook({ end, checkpoints, common, commonAt, parked, discarded, destroyed }: Look): string {
  const header = ['name', 'generation', 'state', 'position', 'verdict', 'agrees up to', 'at'];
  const lines = checkpoints.map((checkpoint) => [
    checkpoint.name,
    checkpoint.generation,
    checkpoint.state,
    checkpoint.position,
    ...verdictOf(checkpoint),
  ]);
  const table = formatTable([header, ...lines.map((line) => line.map(String))]);
  const ends = end.id === undefined ? 'The log is empty.' : `The log ends at position ${end.position}, with event ${end.id}.`;
  if (!checkpoints.some(disagrees)) return `${ends}\n${table}\nEverything agrees with it.`;
  const since = commonAt === undefined ? '' : `, as it was at ${commonAt.toISOString()}`;
  return [
    ends,
    table,
    `What is beyond position ${common}${since}, may be another event now:`,
    `  set aside: ${shown(parked.map(placeOf))}`,
    `  left out for good: ${shown(discarded.map(placeOf))}`,
    `  keys destroyed since: ${shown(destroyed)}`,
  ].join('\n');
}

function verdictOf(checkpoint: Judged): readonly string[] {
  if (!disagrees(checkpoint)) return ['agrees', String(checkpoint.position), ''];
  const { agreesAt, anotherLog, cannotTell } = checkpoint.judgement;
  const verdict = anotherLog
    ? 'another log'
    : cannotTell
      ? 'log-changed (the store has removed all by which it could be told)'
      : 'log-changed';
  return [verdict, agreesAt === undefined ? 'not known' : String(agreesAt.position), agreesAt?.markedAt.toISOString() ?? ''];
}

const placeOf = ({ name, position }: Beyond): string => `${name} ${position}`;

function shown(items: readonly string[]): string {
  if (items.length === 0) return 'none';
  const more = items.length > MOST_SHOWN ? ` and ${items.length - MOST_SHOWN} more` : '';
  return `${items.slice(0, MOST_SHOWN).join(', ')}${more}`;
}
