import { type BenchOptions } from '../bench-options.js';
import { withChild } from '../../test-bed/child-process.js';
import { withInstallation } from '../projections/live/installation.js';
import { latencyResult } from '../projections/results.js';
import { type BenchResult } from '../report.js';

const MOST_MS = 100;

/** From the sending of a command to the answer of a search that has it: a product is revised, and found by its new name. */
export async function commandToFound(url: string, skus: readonly string[], options: BenchOptions): Promise<BenchResult> {
  return withInstallation(url, ({ commandApiUrl, token, environment }) =>
    withChild(
      'apps/query-api/src/main.js',
      { environment: { ...environment, RATE_LIMIT_READS: '0', RATE_LIMIT_ANONYMOUS: '0' } },
      async (queryApi) => {
        const { url: queryApiUrl } = (await queryApi.answer()) as { readonly url: string };
        const once = async (count: number) => {
          const word = `novelty${count}${options.quick ? 'q' : ''}`;
          const started = performance.now();
          const position = await revise(
            `${commandApiUrl}/products/${encodeURIComponent(skus[count % skus.length] as string)}/revise`,
            token,
            word,
          );
          const answer = await fetch(`${queryApiUrl}/products/search?q=${word}`, { headers: { 'Min-Event-Position': position } });
          const { total } = (await answer.json()) as { readonly total?: number };
          if (total !== 1) throw new Error(`${word} was found ${total} times (${answer.status})`);
          return performance.now() - started;
        };
        let count = 0;
        for (; count < 20; count++) await once(count); // Warms up.
        const runs = [];
        for (let run = 0; run < options.runs; run++) {
          const milliseconds: number[] = [];
          const started = performance.now();
          while (performance.now() - started < options.milliseconds * 2) milliseconds.push(await once(count++));
          runs.push({ milliseconds, perSecond: (milliseconds.length / (performance.now() - started)) * 1_000 });
        }
        return latencyResult(`from command to found, over HTTP, PostgreSQL`, runs, MOST_MS);
      },
    ),
  );
}

async function revise(url: string, token: string, name: string): Promise<string> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  const position = answer.headers.get('event-position');
  if (!answer.ok || position === null) throw new Error(`A product is not revised: ${answer.status} ${await answer.text()}`);
  return position;
}
