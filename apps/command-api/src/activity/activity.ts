import { type Counter, type Histogram, type Registry } from 'prom-client';
import { commandSeconds } from './command-seconds.js';

/** What the commands of one process came to since it started: counted on, so that who asks twice knows what was in between. */
export interface Activity {
  /** Which process: behind a gateway another one may answer the next time. */
  readonly process: string;
  readonly commands: number;
  /** How long they took: how many at most so many seconds, rising. */
  readonly seconds: readonly { readonly atMost: number; readonly commands: number }[];
  /** By the code of the problem. */
  readonly refused: readonly { readonly code: string; readonly commands: number }[];
}

/** Out of the process's own metrics. */
export async function readActivity(registry: Registry, process: string): Promise<Activity> {
  const requests = registry.getSingleMetric('orderline_http_request_seconds') as Histogram | undefined;
  const problems = registry.getSingleMetric('orderline_problems_total') as Counter | undefined;
  const refused = ((await problems?.get())?.values ?? [])
    .filter(({ labels }) => labels.kind === 'command')
    .map(({ labels, value }) => ({ code: String(labels.code), commands: value }));
  return { process, ...commandSeconds((await requests?.get())?.values ?? []), refused };
}
