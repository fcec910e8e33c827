import { type Command, type Verb } from '../replay/command.js';

/** What can be asked for over HTTP: a part of what the CLI does. */
export type SteeringVerb = Extract<
  Verb,
  'rebuild' | 'verify' | 'swap' | 'rollback' | 'drop' | 'pause' | 'resume' | 'parked retry' | 'parked discard'
>;

/** `interrupted`: whoever was at it has gone without an end. */
export type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface JobProgress {
  /** Events. */
  readonly done: number;
  /** Events, estimated. */
  readonly total: number;
  readonly eventsPerSecond: number;
  /** null: nobody can say yet. */
  readonly secondsLeft: number | null;
}

export interface Job {
  readonly id: string;
  readonly name: string;
  readonly verb: SteeringVerb;
  readonly options: JobOptions;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly state: JobState;
  readonly cancelledBy: string | null;
  /** Rises with every change that can be seen. */
  readonly revision: string;
  readonly progress: JobProgress | null;
  /** The newest sentences that the work has said. */
  readonly notes: readonly string[];
  readonly endedAt: Date | null;
  /** As of the CLI: 0 where it did what was asked, 3 where a comparison found differences. */
  readonly exitCode: number | null;
  /** How it ended, in a sentence. */
  readonly detail: string | null;
  /** What the CLI prints with `--json`. */
  readonly result: unknown;
}

/** Options of the CLI by their names in HTTP; what is not said stands as the CLI has it. */
export interface JobOptions {
  readonly rate?: number | undefined;
  readonly verify?: boolean | undefined;
  readonly noSwap?: boolean | undefined;
  readonly acceptDifferences?: boolean | undefined;
  readonly unfinished?: boolean | undefined;
  readonly sequence?: string | undefined;
  readonly all?: boolean | undefined;
  readonly reason?: string | undefined;
}

/** The command of the CLI that does the same. */
export function commandOf({ name, verb, options }: Pick<Job, 'name' | 'verb' | 'options'>): Command {
  return {
    verb,
    name,
    json: true,
    all: options.all ?? false,
    dryRun: false,
    rate: options.rate,
    swap: options.noSwap !== true,
    verify: options.verify ?? false,
    acceptDifferences: options.acceptDifferences ?? false,
    unfinished: options.unfinished ?? false,
    yes: false,
    end: undefined,
    anotherLog: false,
    to: 0n,
    sequence: options.sequence,
    reason: options.reason,
  };
}
