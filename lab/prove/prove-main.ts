/** `npm run prove -- <suite> [options]`: what takes too long, or needs too much, for every change. Exit code 1 where something does not hold. */
import { answersHelp } from '#tools/answers-help';
import { OperatorError } from '#tools/operator-error';
import { cleanUpOnSignals, untilInterrupted } from '../test-bed/clean-up.js';
import { proveBatchYear, usage as batchYearUsage } from './batch-year/batch-year.js';
import { proveRateLimits, usage as rateLimitsUsage } from './rate-limits/rate-limits.js';
import { proveOverload, usage as overloadUsage } from './overload/overload.js';
import { proveConsole, usage as consoleUsage } from './console/console.js';
import { provePage, usage as pageUsage } from './page/page.js';
import { proveHttp, usage as httpUsage } from './http/http.js';
import { proveCluster, usage as clusterUsage } from '../cluster/prove-cluster.js';
import { proveElasticsearch, usage as elasticsearchUsage } from './elasticsearch/elasticsearch.js';
import { proveImage, usage as imageUsage } from './image/image.js';
import { provePostgresVersions, usage as postgresVersionsUsage } from './postgres-versions/postgres-versions.js';

interface Suite {
  /** Its options, a line each. */
  readonly usage: string;
  /** @returns whether everything held. @throws OperatorError */
  readonly prove: (args: readonly string[]) => Promise<boolean>;
}

const suites: Readonly<Record<string, Suite>> = {
  'batch-year': { usage: batchYearUsage, prove: proveBatchYear },
  'rate-limits': { usage: rateLimitsUsage, prove: proveRateLimits },
  overload: { usage: overloadUsage, prove: proveOverload },
  http: { usage: httpUsage, prove: proveHttp },
  console: { usage: consoleUsage, prove: proveConsole },
  page: { usage: pageUsage, prove: provePage },
  cluster: { usage: clusterUsage, prove: proveCluster },
  image: { usage: imageUsage, prove: proveImage },
  elasticsearch: { usage: elasticsearchUsage, prove: proveElasticsearch },
  'postgres-versions': { usage: postgresVersionsUsage, prove: provePostgresVersions },
};

const usage = [
  'Usage: npm run prove -- <suite> [options]',
  ...Object.entries(suites).map(([name, suite]) => `  ${name}\n${suite.usage}`),
].join('\n');

async function main(words: readonly string[]): Promise<number> {
  if (answersHelp(words, usage)) return 0;
  const [name, ...args] = words;
  const suite = Object.hasOwn(suites, name ?? '') ? suites[name ?? ''] : undefined;
  if (suite === undefined) throw new OperatorError(`Name a suite.\n${usage}`, { exitCode: 2 });
  return (await suite.prove(args)) ? 0 : 1;
}

cleanUpOnSignals();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  await untilInterrupted();
  if (!(error instanceof OperatorError)) throw error;
  console.error(error.message);
  process.exitCode = error.exitCode;
}
