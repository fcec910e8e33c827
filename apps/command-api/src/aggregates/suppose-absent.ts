import { type VerifiedLog } from '../log/verified-log.js';
import { type AnyCommand } from './erased.js';

/**
 * Whether a round is decided as if its stream were empty, before anybody has looked: one of its commands begins the aggregate, and none asks for what
 * is there. A repeat, the only other one that an append at the beginning would take, must be told by the store then; an id that was made for this
 * request is never repeated.
 */
export function isSupposedToBegin(commands: readonly AnyCommand[], log: Pick<VerifiedLog, 'tellsRepeats'>): boolean {
  if (!commands.some(({ decider, command }) => decider.begins?.(command) === true)) return false;
  return commands.every(({ ifMatch, identity }) => ifMatch === undefined && (log.tellsRepeats || !identity.keyed));
}
