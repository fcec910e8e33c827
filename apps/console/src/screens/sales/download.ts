import { ProblemError, toProblem } from '../../api/problem.js';
import { send } from '../../api/send.js';
import { settings } from '../../settings.js';
import { type Asked, reportQuery } from './report.js';

/** Saves the whole report as a file. @throws ProblemError */
export async function downloadSales(asked: Asked): Promise<void> {
  const address = `${settings.queryApi}/reports/sales?${String(new URLSearchParams(reportQuery(asked)))}`;
  const answer = await send(new Request(new URL(address, location.href), { headers: { Accept: 'text/csv' } }));
  if (!answer.ok) throw new ProblemError(toProblem(answer.status, await answer.json().catch(() => undefined))); // A gateway's page is no JSON, and told by its status.
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('Content-Disposition')) ?? `sales-by-${asked.by}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}

export const nameIn = (disposition: string | null): string | undefined => /filename="([^"]+)"/.exec(disposition ?? '')?.[1];
