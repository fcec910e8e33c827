import { type Command } from './command.js';
import { confirmDiscard } from './confirm-discard.js';
import { demandSameLog } from './going-on.js';
import { demandParked } from './parked.js';
import { demandNobodyElse } from './rebuild-lock.js';
import { droppable, readyGeneration, unfinishedGenerations, wayBack } from './steer.js';
import { verifiable } from './verify.js';
import { demandFollower, findProjection, liveGeneration, type Workbench } from './workbench.js';

/**
 * Refuses at once what {@link perform} would refuse by looking at what is there, in the same words, and does nothing. What passes may be refused all the
 * same, as others are at work meanwhile.
 * @throws ReplayError, LogDisagrees
 */
export async function demandPossible(workbench: Workbench, command: Command): Promise<void> {
  const name = command.name ?? '';
  switch (command.verb) {
    case 'rebuild':
      await findProjection(workbench, name);
      if (command.verify) await liveGeneration(workbench, name);
      await demandSameLog(workbench, name);
      return demandNobodyElse(workbench.session, name);
    case 'verify':
      await verifiable(workbench, name);
      return demandSameLog(workbench, name);
    case 'swap':
      await readyGeneration(workbench, name);
      return demandSameLog(workbench, name);
    case 'rollback':
      await wayBack(workbench, name);
      return demandSameLog(workbench, name);
    case 'drop':
      await (command.unfinished ? unfinishedGenerations : droppable)(workbench, name);
      return;
    case 'pause':
    case 'resume':
      return demandFollower(workbench, name);
    case 'parked retry':
    case 'parked discard':
      await demandParked(workbench, name, command.sequence);
      if (command.verb === 'parked discard') await confirmDiscard(workbench, command);
      return;
    case 'list':
    case 'parked list':
    case 'accept-log':
    case 'reset':
    case 'help':
      return;
    default: {
      const unknown: never = command.verb;
      return unknown;
    }
  }
}
