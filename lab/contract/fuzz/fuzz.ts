import fc from 'fast-check';
import { Conformance } from '../conformance.js';
import { type Caller, send } from '../exchange.js';
import { type Installation } from '../installation.js';
import { fetchDocument } from '../operations.js';
import { type FuzzedRequest, requests } from './requests.js';

const ada: Caller = { role: 'admin', subject: 'ada' };
const AT_ONCE = 16;
/** Answers to a sound request: done, refused by a rule or for what is (not) there, or too early. */
const soundStatuses: ReadonlySet<number> = new Set([200, 201, 304, 403, 404, 409, 412, 422]);

export interface FuzzResult {
  readonly asked: number;
  readonly byStatus: Readonly<Record<number, number>>;
  /** Requests that were answered otherwise than the contract has it, each with why. */
  readonly findings: readonly string[];
}

/**
 * Sends requests that are made from the descriptions of both APIs: what is described must be looked at, what is not must be refused, and every answer
 * must be described. @param seed the same one makes the same requests
 */
export async function fuzz(
  installation: Installation,
  { count, seed }: { readonly count: number; readonly seed: number },
): Promise<FuzzResult> {
  const byStatus: Record<number, number> = {};
  const findings: string[] = [];
  let asked = 0;
  for (const api of ['commandApi', 'queryApi'] as const) {
    const document = await fetchDocument(installation.urls[api]);
    const conformance = new Conformance(document);
    const all = fc.sample(requests(api, document), { numRuns: Math.ceil(api === 'commandApi' ? (count * 2) / 3 : count / 3), seed });
    const work = async () => {
      for (let request = all.pop(); request !== undefined; request = all.pop()) {
        const response = await send(installation, request, ada);
        const body = await bodyOf(response);
        asked++;
        byStatus[response.status] = (byStatus[response.status] ?? 0) + 1;
        const { method, path } = request;
        const faults = [
          ...conformance.faultsOf({ method, path: addressed(path), status: response.status, headers: response.headers, body }),
          ...wrongs(request, response.status, body ?? ''),
        ];
        if (faults.length > 0)
          findings.push(
            `${method} ${path} ${request.body ?? ''} ${JSON.stringify(request.headers ?? {})}: ${response.status} ${faults.join('; ')} ${body ?? ''}`,
          );
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }
  return { asked, byStatus, findings };
}

/** As clients send it: they take dots out of addresses. */
const addressed = (path: string) => new URL(path, 'http://api').pathname;

async function bodyOf(response: Response): Promise<string | undefined> {
  if (!(response.headers.get('content-type') ?? '').includes('event-stream')) return response.text();
  await response.body?.cancel();
  return undefined;
}

function wrongs({ sound, path }: FuzzedRequest, status: number, body: string): readonly string[] {
  const faults: string[] = [];
  if (status >= 500 && status !== 503) faults.push('is a failure of ours');
  if (/\n\s+at |node_modules|select .* from /i.test(body)) faults.push('tells what nobody should read');
  // A rule of the domain may find a value invalid that its form allows.
  const byRule = status === 400 && !body.includes('"validation-failed"') && !body.includes('"malformed-json"');
  // Four of one caller at a time are taken.
  const tooMany = status === 429 && path.startsWith('/batch');
  if (sound && !byRule && !tooMany && !soundStatuses.has(status)) faults.push('is described, and was refused');
  if (path.startsWith('/batch') && status === 200 && body.split('\n').some((line) => /"status":5(?!03)/.test(line)))
    faults.push('holds a failure of ours');
  return faults;
}
