import { type Command } from './command.js';
import { listParked } from './parked.js';
import { ReplayError } from './replay-error.js';
import { type Workbench } from './workbench.js';

const SEQUENCES_SHOWN = 10;

/**
 * Whether a discard may be asked for. Without a sequence it leaves out every failing event of the follower, for good: a person is asked first.
 * @throws ReplayError where nobody can be asked
 */
export async function confirmDiscard(
  workbench: Workbench,
  { name = '', sequence, all }: Pick<Command, 'name' | 'sequence' | 'all'>,
): Promise<boolean> {
  if (sequence !== undefined || all) return true;
  const failing = (await listParked(workbench, name)).filter(({ attempts }) => attempts > 0);
  if (failing.length === 0) return true; // whoever carries it out says so
  const sequences = [...new Set(failing.map((event) => event.sequence))];
  const more = sequences.length > SEQUENCES_SHOWN ? `, and ${sequences.length - SEQUENCES_SHOWN} more` : '';
  const what = `leaves out ${failing.length} failing events of ${name} for good (sequences ${sequences.slice(0, SEQUENCES_SHOWN).join(', ')}${more})`;
  const confirmed = await workbench.reporter.confirm(`This ${what}. Go on? [y/N] `);
  if (confirmed === undefined) throw new ReplayError(`parked discard without --sequence ${what}: name one with --sequence, or say --all.`);
  return confirmed;
}
