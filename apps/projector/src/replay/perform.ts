import { acceptLog, type AcceptResult } from './accept-log.js';
import { type Comparison } from './comparison.js';
import { type Command } from './command.js';
import { confirmDiscard } from './confirm-discard.js';
import { formatList, list } from './list.js';
import { ask, formatParked, listParked } from './parked.js';
import { rebuild, type RebuildResult } from './rebuild.js';
import { resetProcess } from './reset-process.js';
import { drop, dropUnfinished, rollback, setPaused, swap } from './steer.js';
import { verify } from './verify.js';
import { type Workbench } from './workbench.js';

/** Differences were found, and that is not what was hoped for. */
const DIFFERENT = 3;

export interface Outcome {
  readonly exitCode: number;
  /** For machines. */
  readonly document: unknown;
  /** For people. */
  readonly text: string;
}

/** Does what the command says. @throws ReplayError */
export async function perform(workbench: Workbench, command: Command): Promise<Outcome> {
  const name = command.name ?? '';
  switch (command.verb) {
    case 'list': {
      const listed = await list(workbench);
      return { exitCode: 0, document: listed, text: formatList(listed) };
    }
    case 'rebuild':
      return rebuildAll(workbench, command);
    case 'swap':
      return swapped(name, await swap(workbench, name), 'is live now');
    case 'rollback':
      return swapped(name, await rollback(workbench, name), 'is live again');
    case 'drop':
      return dropped(name, await (command.unfinished ? dropUnfinished : drop)(workbench, name));
    case 'pause':
    case 'resume':
      await setPaused(workbench, name, command.verb === 'pause');
      return { exitCode: 0, document: { name, paused: command.verb === 'pause' }, text: `${name} is ${command.verb}d.` };
    case 'verify': {
      const verification = await verify(workbench, name, command.rate);
      const { events, discarded, parked, differing } = verification;
      const text = `${name}: ${events} events folded from scratch${notes(discarded, parked)}. ${describe(verification)}`;
      return { exitCode: differing === 0 ? 0 : DIFFERENT, document: plain(verification), text };
    }
    case 'accept-log':
      return acceptedLog(await acceptLog(workbench, command));
    case 'reset': {
      const position = await resetProcess(workbench, name, command.to);
      const text = `${name} goes on ${position === 0n ? 'from the beginning of the log' : `behind position ${position}`}.`;
      return { exitCode: 0, document: { name, position: position.toString() }, text };
    }
    case 'parked list': {
      const parked = await listParked(workbench, name, command.sequence);
      return { exitCode: 0, document: parked, text: formatParked(parked) };
    }
    case 'parked retry':
    case 'parked discard': {
      if (command.verb === 'parked discard' && !(await confirmDiscard(workbench, command)))
        return { exitCode: 1, document: { name, applied: 0, discarded: 0, failed: [] }, text: 'Nothing was discarded.' };
      const answer = await ask(workbench, name, { ...command, verb: command.verb === 'parked retry' ? 'retry' : 'discard' });
      const failures = answer.failed.map(
        ({ sequence, position, code, message }) => `${sequence} fails again at position ${position}: ${code}: ${message}`,
      );
      const text = [`${name}: ${answer.applied} events applied, ${answer.discarded} discarded.`, ...failures].join('\n');
      return { exitCode: answer.failed.length === 0 ? 0 : 1, document: { name, ...answer }, text };
    }
    case 'help':
      return { exitCode: 0, document: {}, text: '' };
    default: {
      const unknown: never = command.verb;
      return unknown;
    }
  }
}

function swapped(name: string, generation: number, fate: string): Outcome {
  return { exitCode: 0, document: { name, generation }, text: `${name}: generation ${generation} ${fate}.` };
}

function acceptedLog({ look, accepted, rebuilt }: AcceptResult): Outcome {
  const checkpoints = look.checkpoints.map(({ name, generation, state, position, judgement }) => ({
    name,
    generation,
    state,
    position: position.toString(),
    verdict: judgement.verdict,
  }));
  const end = { position: look.end.position.toString(), id: look.end.id ?? null };
  const document = { end, checkpoints, accepted: accepted ?? null, rebuilt: rebuilt.map(({ name, generation }) => ({ name, generation })) };
  if (accepted === undefined && rebuilt.length === 0) return { exitCode: 0, document, text: 'There is nothing to accept.' };
  const text = `${rebuilt.length} views are built anew. Positions, revisions and ETags that clients hold from what is gone mean something else now.`;
  return { exitCode: 0, document, text };
}

function dropped(name: string, generations: readonly number[]): Outcome {
  const text = generations.map((generation) => `${name}: generation ${generation} is dropped.`).join('\n');
  return { exitCode: 0, document: { name, generation: generations[0], generations }, text };
}

async function rebuildAll(workbench: Workbench, command: Command): Promise<Outcome> {
  const names = command.all ? workbench.projections.map(({ name }) => name) : [command.name ?? ''];
  const results: RebuildResult[] = [];
  for (const name of names) {
    const result = await rebuild(workbench, name, command);
    results.push(result);
    if (result.outcome !== 'planned') workbench.reporter.say(describeRebuild(result));
  }
  const exitCode = results.some(({ outcome }) => outcome === 'refused') ? DIFFERENT : 0;
  const documents = results.map(({ comparison, ...result }) => ({ ...result, ...(comparison && { comparison: plain(comparison) }) }));
  const swappedIn = results.filter(({ outcome }) => outcome === 'swapped').length;
  return { exitCode, document: command.all ? documents : documents[0], text: `${results.length} looked at, ${swappedIn} swapped in.` };
}

function describeRebuild({ name, generation, outcome, events, discarded, seconds, comparison }: RebuildResult): string {
  const work = `${name}: generation ${generation}, ${events} events in ${seconds.toFixed(1)} s (${Math.round(events / Math.max(seconds, 0.001))}/s)${notes(discarded, 0)}`;
  const fate = {
    swapped: 'live now',
    ready: 'ready: swap it in with replay swap',
    refused: 'NOT swapped in, for it differs',
    planned: 'planned',
  }[outcome];
  return `${work}; ${fate}.${comparison === undefined ? '' : ` ${describe(comparison)}`}`;
}

function notes(discarded: number, parked: number): string {
  const parts = [
    discarded > 0 ? `${discarded} discarded events left out` : '',
    parked > 0 ? `${parked} events parked in the live view` : '',
  ];
  const text = parts.filter((part) => part !== '').join(', ');
  return text === '' ? '' : ` (${text})`;
}

function describe({ position, rows, differing, differences }: Comparison): string {
  const head = `Compared ${rows} rows at position ${position}: ${differing === 0 ? 'no difference' : `${differing} differ`}.`;
  const lines = differences.map(
    ({ table, key, kind, columns }) => `  ${table} ${key.join(', ')}: ${kind}${columns.length === 0 ? '' : ` in ${columns.join(', ')}`}`,
  );
  return [head, ...lines].join('\n');
}

const plain = <Found extends Comparison>(comparison: Found) => ({ ...comparison, position: comparison.position.toString() });
