import { type ChildProcess, spawn } from 'node:child_process';

export interface ReplayEnd {
  /** `null` where it was killed. */
  readonly code: number | null;
  /** What it printed for machines; undefined where that is no JSON. */
  readonly document: unknown;
  readonly errors: string;
}

/** One run of the replay CLI. */
export class Replay {
  readonly ended: Promise<ReplayEnd>;
  readonly pid: number;

  constructor(
    program: string,
    readonly words: readonly string[],
    environment: NodeJS.ProcessEnv,
  ) {
    const child = spawn(process.execPath, [program, ...words], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    this.pid = child.pid ?? 0;
    this.ended = endOf(child);
  }
}

function endOf(child: ChildProcess): Promise<ReplayEnd> {
  let output = '';
  let errors = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (errors = `${errors}${text}`.slice(-4_000)));
  const { promise, resolve } = Promise.withResolvers<ReplayEnd>();
  child.once('error', (error) => resolve({ code: -1, document: undefined, errors: error.message }));
  child.once('close', (code) => resolve({ code, document: documentIn(output), errors: errors.trim() }));
  return promise;
}

function documentIn(output: string): unknown {
  try {
    return JSON.parse(output);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A refusal is one sentence; anything else that ends a replay is a fault of ours. */
export function refusal({ code, errors }: ReplayEnd): string | undefined {
  return code === 1 && errors !== '' && !/\n\s+at /.test(errors) ? errors : undefined;
}
