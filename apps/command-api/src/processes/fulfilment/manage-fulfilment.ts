import { type Logger } from '#platform/logging/logger';
import { type CommandHandling } from '../../handle-command.js';
import { type ProcessManager } from '../process-managers.js';
import { TimerTable } from '../timers/timer-table.js';
import { followFulfilment } from './follow-fulfilment.js';
import { Fulfilments } from './fulfilments.js';

/** The process manager that sees every order from its placing to its end. */
export function manageFulfilment(handling: CommandHandling, logger: Logger, paymentDeadlineSeconds: number): ProcessManager {
  const fulfilments = new Fulfilments(handling, logger, paymentDeadlineSeconds);
  const table = new TimerTable('fulfilment');
  return {
    follow: followFulfilment(fulfilments, table),
    timers: {
      table,
      fire: ({ id, key, correlationId }) => fulfilments.tell({ type: 'FireTimer', orderId: id, key }, { correlationId }),
    },
  };
}
