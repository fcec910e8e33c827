import { parseArgs } from 'node:util';
import { OperatorError } from '#tools/operator-error';
import { wholeNumber } from '../../test-bed/whole-number.js';

/** How long a log is looked at for how long. */
export interface Plan {
  readonly events: number;
  readonly seconds: number;
}

export const planUsage = `    --quick             a hundred thousand events and one minute, which says nothing of memory
    --events <n>        events in the log (1,000,000)
    --seconds <n>       how long it is looked at (600)`;

/** @throws OperatorError that shows how it is used */
export function readPlan(args: readonly string[]): Plan {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean', default: false }, events: text, seconds: text } });
    const [events, seconds] = values.quick ? ['100000', '60'] : ['1000000', '600'];
    return { events: wholeNumber('events', values.events ?? events), seconds: wholeNumber('seconds', values.seconds ?? seconds) };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${planUsage}`, { cause, exitCode: 2 });
  }
}
