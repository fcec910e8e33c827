import { parseArgs } from 'node:util';
import { ReplayError } from './replay-error.js';

export interface Command {
  readonly verb: Verb;
  /** Undefined for `list` and for `rebuild --all`. */
  readonly name: string | undefined;
  readonly json: boolean;
  /** Every projection, or every failing event of one follower. */
  readonly all: boolean;
  readonly dryRun: boolean;
  readonly rate: number | undefined;
  readonly swap: boolean;
  readonly verify: boolean;
  readonly acceptDifferences: boolean;
  /** The generation that is not live yet, instead of the one that no longer is. */
  readonly unfinished: boolean;
  readonly yes: boolean;
  /** Where the log must end. */
  readonly end: bigint | undefined;
  readonly anotherLog: boolean;
  /** Where a process manager goes on: 0 is the beginning. */
  readonly to: bigint;
  readonly sequence: string | undefined;
  readonly reason: string | undefined;
}

export const usage = `npm run replay -- <verb>
  list                        every projection and process manager: how far it is, how fast, what is parked
  rebuild <name|--all>        fill a new generation beside the live one, then swap
    --dry-run                   only say what would be done
    --rate <events/s>           no faster than this
    --no-swap                   leave it ready: swap <name> makes it live
    --verify                    compare it with the live one first; differences: no swap, exit code 3
    --accept-differences        with --verify: swap all the same
  swap <name>                 make the generation that is ready the live one
  rollback <name>             make the retained generation the live one again
  drop <name>                 drop the retained generation, and what was made from a log that is gone
    --unfinished                give up the one that is being filled, or is ready
  parked list <name>          what is set aside, and why
  parked retry <name>         try it again                     --sequence <id>: only this one
  parked discard <name>       leave the failing event out      --reason <text>, --sequence <id> or, without a question, --all
  pause <name>, resume <name>
  verify <name>               compare the live view with a fold from scratch; differences: exit code 3
  accept-log                  say that a log which has changed (restored, failed over) is the right one: shows what does not agree with it and asks;
                              views are built anew, process managers begin at its beginning
    --yes --end <position>      do not ask; only while the log ends there
    --another-log               also where nothing at all agrees with it
  reset <process>             let a process manager go on from another place; skipped is what it has not dealt with yet up to there, for good: an order
                              placed before would rest for ever. Timers stay unless it begins at the start
    --to <position|start>       behind the event that stands there, or from the beginning
  --json                      one JSON document on standard output`;

const options = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  rate: { type: 'string' },
  'no-swap': { type: 'boolean', default: false },
  verify: { type: 'boolean', default: false },
  'accept-differences': { type: 'boolean', default: false },
  unfinished: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  end: { type: 'string' },
  'another-log': { type: 'boolean', default: false },
  to: { type: 'string' },
  sequence: { type: 'string' },
  reason: { type: 'string' },
} as const;
type Option = keyof typeof options;

/** Which options a verb takes, beside `--json`. */
const allowed = {
  list: [],
  rebuild: ['all', 'dry-run', 'rate', 'no-swap', 'verify', 'accept-differences'],
  swap: [],
  rollback: [],
  drop: ['unfinished'],
  'parked list': ['sequence'],
  'parked retry': ['sequence'],
  'parked discard': ['sequence', 'reason', 'all'],
  pause: [],
  resume: [],
  verify: ['rate'],
  'accept-log': ['yes', 'end', 'another-log'],
  reset: ['to'],
  help: [],
} satisfies Record<string, readonly Option[]>;
export type Verb = keyof typeof allowed;

/** @throws ReplayError that says what is wrong */
export function parseCommand(words: readonly string[]): Command {
  const { values, positionals } = parse(words);
  if (values.help || positionals.length === 0) return { ...command('help', undefined, values), verb: 'help' };
  const [first, ...others] = positionals;
  const verb = first === 'parked' ? `parked ${others.shift() ?? ''}`.trim() : first;
  if (!isVerb(verb)) throw new ReplayError(`There is no verb "${verb}".\n${usage}`);
  const given = (Object.keys(values) as Option[]).filter((option) => values[option] !== undefined && values[option] !== false);
  const odd = given.find((option) => option !== 'json' && !optionsOf(verb).includes(option));
  if (odd !== undefined) throw new ReplayError(`${verb} has no option --${odd}.`);
  const [name, ...rest] = others;
  if (rest.length > 0) throw new ReplayError(`${verb} takes one name, not also "${rest.join(' ')}".`);
  const nameless = verb === 'list' || verb === 'accept-log';
  if (nameless && name !== undefined) throw new ReplayError(`${verb} takes no name.`);
  const everyProjection = verb === 'rebuild' && values.all;
  if (!nameless && verb !== 'help' && (name === undefined) !== everyProjection)
    throw new ReplayError(`Name the projection${verb === 'rebuild' ? ', or say --all' : ''}.`);
  if (verb === 'parked discard' && !values.reason?.trim())
    throw new ReplayError('parked discard needs --reason: it is kept with the event that is left out.');
  if (verb === 'parked discard' && values.all && values.sequence !== undefined)
    throw new ReplayError('parked discard takes --sequence or --all, not both.');
  if (values.yes !== (values.end !== undefined))
    throw new ReplayError('--yes and --end <position> belong together: what was read is what is accepted.');
  if (verb === 'reset' && values.to === undefined) throw new ReplayError('reset needs --to: a position, or start.');
  if (values['accept-differences'] && !values.verify) throw new ReplayError('--accept-differences belongs to --verify.');
  return command(verb, name, values);
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new ReplayError(cause.message, 1, { cause });
  }
}

function command(verb: Verb, name: string | undefined, values: ReturnType<typeof parse>['values']): Command {
  const rate = values.rate === undefined ? undefined : Number(values.rate);
  if (rate !== undefined && !(rate > 0)) throw new ReplayError('--rate must be a number of events per second, above 0.');
  return {
    verb,
    name,
    json: values.json,
    all: values.all,
    dryRun: values['dry-run'],
    rate,
    swap: !values['no-swap'],
    verify: values.verify,
    acceptDifferences: values['accept-differences'],
    unfinished: values.unfinished,
    yes: values.yes,
    end: values.end === undefined ? undefined : positionOf('--end', values.end),
    anotherLog: values['another-log'],
    to: values.to === undefined || values.to === 'start' ? 0n : positionOf('--to', values.to),
    sequence: values.sequence,
    reason: values.reason,
  };
}

function positionOf(option: string, text: string): bigint {
  if (!/^\d{1,19}$/.test(text)) throw new ReplayError(`${option} must be a position in the log.`);
  return BigInt(text);
}

const optionsOf = (verb: Verb): readonly Option[] => allowed[verb];

function isVerb(text: string | undefined): text is Verb {
  return text !== undefined && Object.hasOwn(allowed, text);
}
