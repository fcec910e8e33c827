import fc from 'fast-check';
import { Rooms } from '#command-api/batch/rooms';
import { Conformance } from '../conformance.js';
import { type Caller, send } from '../exchange.js';
import { type Installation } from '../installation.js';
import { fetchDocument } from '../operations.js';
import { Judge } from './judge.js';
import { requests } from './requests.js';
import { wrongs } from './verdict.js';

const ada: Caller = { role: 'admin', subject: 'ada' };
const AT_ONCE = 16;
/** Of one caller at a time. */
const BATCHES_AT_ONCE = 4;

export interface FuzzResult {
  readonly asked: number;
  readonly byStatus: Readonly<Record<number, number>>;
  /** How many were as the description has them. */
  readonly sound: number;
  /** Requests that were answered otherwise than the contract has it, each with why. */
  readonly findings: readonly string[];
}

/** Of the requests, which share each API gets. */
type Shares = Partial<Readonly<Record<keyof Installation['urls'], number>>>;
const both: Shares = { commandApi: 2 / 3, queryApi: 1 / 3 };

/**
 * Sends requests that are made from the descriptions of the APIs: what is as described has to be taken, all else refused, and every answer must be
 * described. @param seed the same one makes the same requests
 */
export async function fuzz(
  installation: Installation,
  { count, seed, shares = both }: { readonly count: number; readonly seed: number; readonly shares?: Shares },
): Promise<FuzzResult> {
  const byStatus: Record<number, number> = {};
  const findings: string[] = [];
  const batches = new Rooms(BATCHES_AT_ONCE);
  let asked = 0;
  let sound = 0;
  for (const [api, share] of Object.entries(shares) as [keyof Shares, number][]) {
    const document = await fetchDocument(installation.urls[api]);
    const conformance = new Conformance(document);
    const judge = new Judge(document);
    const all = fc.sample(requests(api, document), { numRuns: Math.ceil(count * share), seed });
    const work = async () => {
      for (let made = all.pop(); made !== undefined; made = all.pop()) {
        const request = { ...made, path: addressed(made.path) };
        const sent = () => exchange(installation, request);
        const { status, headers, body } = await (request.path.startsWith('/batch') ? batches.use(sent) : sent());
        asked++;
        if (judge.faultsOf(request).length === 0) sound++;
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        const { method, path } = request;
        const faults = [
          ...conformance.faultsOf({ method, path, asked: new Headers(request.headers), status, headers, body }),
          ...wrongs(judge, request, status, body ?? ''),
        ];
        if (faults.length > 0)
          findings.push(
            `${method} ${path} ${request.body ?? ''} ${JSON.stringify(request.headers)}: ${status} ${faults.join('; ')} ${body ?? ''}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return { asked, byStatus, sound, findings };
}

/** As clients send it: they take dots out of addresses. */
function addressed(path: string): string {
  const { pathname, search } = new URL(path, 'http://api');
  return pathname + search;
}

async function exchange(installation: Installation, request: Parameters<typeof send>[1]) {
  let response = await send(installation, request, ada);
  let body = await bodyOf(response);
  // A machine that is busy with something else has no answer for once; a request that makes us fail does it again.
  if (response.status === 503 && body?.includes('"projection-behind"') !== true) {
    response = await send(installation, request, ada);
    body = await bodyOf(response);
  }
  const { status, headers } = response;
  return { status, headers, body };
}

/** Of a stream, what comes at once. */
async function bodyOf(response: Response): Promise<string | undefined> {
  if (response.body === null || !(response.headers.get('content-type') ?? '').includes('event-stream')) return response.text();
  const reader = response.body.getReader();
  const { value } = (await reader.read()) as { readonly value: Uint8Array | undefined };
  await reader.cancel();
  const text = new TextDecoder().decode(value);
  return text.slice(0, text.lastIndexOf('\n\n') + 2);
}
