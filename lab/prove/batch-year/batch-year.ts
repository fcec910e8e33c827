import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Command } from '#tools/import/commands';
import { OperatorError } from '#tools/operator-error';
import { withScratchPostgres } from '../../test-bed/scratch-postgres.js';
import { wholeNumber } from '../../test-bed/whole-number.js';
import { type MeasuredCommandApi, withCommandApi } from '../measured-command-api.js';
import { commandsOfFile } from './commands-of-file.js';
import { type Refused, sendAsBatch, sendSingly } from './send-year.js';

export const usage = `    --file <csv|csv.gz>    the online-retail set
    --orders <n>           only so many of its orders and credit notes (all)
    --at-a-time <n>        single requests under way, as the import has them (24)`;

/** What a batch may take more than single requests: lines that are read ahead, and no more for more lines. */
const MOST_MORE_MEMORY = 1.5;
const LOOK_EVERY_MS = 500;

interface Run {
  readonly name: string;
  readonly perSecond: number;
  readonly refused: Refused;
  /** Of the command API: unlike the speed, hardly another where others use the machine. */
  readonly processorSeconds: number;
  readonly peakBytes: number;
  /** Halfway, and at the end. */
  readonly bytes: readonly [number, number];
}

/** The same commands as single requests and as one batch, each on a database of its own: the batch is as fast, and takes no more memory. @returns whether both hold */
export async function proveBatchYear(args: readonly string[]): Promise<boolean> {
  const { file, orders, atATime } = read(args);
  const phases = await commandsOfFile(file, orders);
  const commands = phases.reduce((sum, each) => sum + each.length, 0);
  console.log(`${commands} commands`);
  return withScratchPostgres(async (server) => {
    const run = (name: string, send: (api: MeasuredCommandApi, phases: readonly (readonly Command[])[]) => Promise<Refused>) =>
      withCommandApi(server, name, { RATE_LIMIT_COMMANDS: '0' }, (api) => measure(name, commands, api, () => send(api, phases)));
    const single = await run('single', (api, given) => sendSingly(api, given, atATime));
    const batch = await run('batch', sendAsBatch);
    for (const each of [single, batch]) console.log(describe(each));
    const isFast = batch.perSecond >= single.perSecond;
    const isFlat = batch.peakBytes <= single.peakBytes * MOST_MORE_MEMORY;
    const isSame = String([...batch.refused]) === String([...single.refused]);
    console.log(`as fast as single requests: ${isFast}; memory as flat: ${isFlat}; the same refused: ${isSame}`);
    return isFast && isFlat && isSame;
  });
}

async function measure(name: string, commands: number, api: MeasuredCommandApi, send: () => Promise<Refused>): Promise<Run> {
  const looks: number[] = [];
  const done = new AbortController();
  const looking = (async () => {
    while (!done.signal.aborted) {
      looks.push((await api.usage()).residentBytes);
      await delay(LOOK_EVERY_MS, undefined, { signal: done.signal }).catch(() => undefined); // It is over.
    }
  })();
  const { processorSeconds: before } = await api.usage();
  const begun = performance.now();
  try {
    const refused = await send();
    const seconds = (performance.now() - begun) / 1_000;
    const processorSeconds = (await api.usage()).processorSeconds - before;
    const halfway = looks[Math.floor(looks.length / 2)] ?? 0;
    return {
      name,
      perSecond: commands / seconds,
      refused,
      processorSeconds,
      peakBytes: Math.max(...looks),
      bytes: [halfway, looks.at(-1) ?? 0],
    };
  } finally {
    done.abort();
    await looking;
  }
}

function describe({ name, perSecond, refused, processorSeconds, peakBytes, bytes: [halfway, end] }: Run): string {
  const mebibytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MiB`;
  const refusals = [...refused].map(([answer, times]) => `${times} × ${answer}`).join(', ') || 'none';
  return `${name}: ${perSecond.toFixed(0)} commands/s, ${processorSeconds.toFixed(1)} processor seconds; memory ${mebibytes(halfway)} halfway, ${mebibytes(end)} at the end, ${mebibytes(peakBytes)} at most; refused: ${refusals}`;
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { file: text, orders: text, 'at-a-time': text } });
    if (values.file === undefined) throw new OperatorError(`Name the file.\n${usage}`, { exitCode: 2 });
    const whole = (name: 'orders' | 'at-a-time', otherwise: number) => {
      const given = values[name];
      return given === undefined ? otherwise : wholeNumber(name, given);
    };
    return { file: values.file, orders: whole('orders', Infinity), atATime: whole('at-a-time', 24) };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message}\n${usage}`, { cause, exitCode: 2 });
  }
}
