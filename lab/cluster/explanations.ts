import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Failure, inWords } from './failure.js';
import { type Replica } from './replica.js';

interface Heard {
  readonly folder: string;
  readonly replicas: readonly Pick<Replica, 'name' | 'log'>[];
  readonly gateway: { errors(): Promise<string> };
}

const MOST_EXPLAINED = 12;
const AROUND_MS = 1_500;
const WIDTH = 600;
const MOST_LINES = 6;

/**
 * Each failure with what the processes and the gateway have said of it: the lines with its correlation id, or else what the gateway said in the
 * seconds around it. All failures are written to the folder with the logs, too.
 */
export async function explain({ folder, replicas, gateway }: Heard, failures: readonly Failure[]): Promise<string> {
  await writeFile(path.join(folder, 'failures.ndjson'), failures.map((failure) => `${JSON.stringify(failure)}\n`).join(''));
  const complaints = await gateway.errors().catch(() => ''); // it may be gone
  await writeFile(path.join(folder, 'gateway.log'), complaints);
  const logs = await Promise.all(replicas.map(async (replica) => ({ name: replica.name, lines: (await replica.log()).split('\n') })));
  const lines = failures.slice(0, MOST_EXPLAINED).flatMap((failure) => {
    const { correlationId, at } = failure;
    const own = logs.flatMap(({ name, lines: all }) =>
      all.filter((line) => correlationId !== undefined && line.includes(correlationId)).map((line) => `${name}: ${line}`),
    );
    const around =
      own.length > 0
        ? own
        : complaints
            .split('\n')
            .filter((line) => isAround(line, at) && !line.includes('temporarily disabled'))
            .map((line) => `gateway: ${line}`);
    return [inWords(failure), ...around.slice(0, MOST_LINES).map((line) => `    ${line.slice(0, WIDTH)}`)];
  });
  return [...lines, `${failures.length} failures and all logs: ${folder}`].join('\n');
}

/** nginx says the time of the machine's zone, without milliseconds. */
function isAround(line: string, at: string): boolean {
  const said = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d) /.exec(line);
  if (said === null) return false;
  const [, year, month, day, time] = said;
  return Math.abs(new Date(`${year}-${month}-${day}T${time}`).getTime() - new Date(at).getTime()) < AROUND_MS;
}
