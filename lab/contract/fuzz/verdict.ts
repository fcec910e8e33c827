import { type Judge } from './judge.js';
import { type FuzzedRequest } from './requests.js';

/** Answers to a request that is as the description has it: done, or refused for what there is, for what is not, or for the moment. */
const takenWith: ReadonlySet<number> = new Set([200, 201, 202, 304, 404, 409, 412, 422]);

/** Rules of the domain that no schema can say: they look at several fields, or at what there is. Each answers 400 with a code of its own. */
const rules: ReadonlySet<string> = new Set([
  'line-unknown',
  'line-ambiguous',
  'total-too-large',
  'currency-mismatch', // with the product's price, or of the lines among each other
  'customer-required', // for an order that is paid from a wallet
  'quantity-invalid', // of the lines of one sku together
  'amount-invalid', // of a refund with more decimals than its currency has
]);

/** What the form of a single field cannot say either. */
const beyondSchemas = [
  { path: 'to', message: /^must lie after from/ },
  { path: 'minPrice', message: /^must not be above maxPrice/ },
  { path: 'cursor', message: /^is not a nextCursor of this list/ },
  { path: 'revision', message: /^cannot be given together with asOf/ },
  { path: 'acceptDifferences', message: /^belongs to verify/ },
  { path: 'all', message: /^cannot be given together with sequence/ },
  { path: 'address', message: /^is too long/ }, // in bytes of all its fields together
  { path: 'email', message: /^must be an e-mail address/ }, // beyond ASCII
];

interface ProblemBody {
  readonly code?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** Whether the answer's status is one that such a request may have. @param faults what of the request is not as the description has it */
function statusFaults(faults: readonly string[], status: number, { code = '', errors = [] }: ProblemBody): readonly string[] {
  if (status >= 500 && status !== 503) return ['it is a failure of ours'];
  // A command waits for the position first: only what has not been read at all is neither taken nor refused.
  const isEarly = status === 503 && code === 'projection-behind';
  if (faults.length > 0) {
    const refused = isEarly || (status >= 400 && status < 500 && status !== 429);
    return refused ? [] : [`it was taken although ${faults.join('; ')}`];
  }
  if (takenWith.has(status) || isEarly) return [];
  if (status === 400 && rules.has(code)) return [];
  const beyond = (each: { readonly path: string; readonly message: string }) =>
    beyondSchemas.some(({ path, message }) => path === each.path && message.test(each.message));
  if (status === 400 && errors.length > 0 && errors.every(beyond)) return [];
  return ['it is as the description has it, and was refused'];
}

/** What of an answer is not as the request deserves, in sentences. */
export function wrongs(judge: Judge, request: FuzzedRequest, status: number, body: string): readonly string[] {
  const faults = judge.faultsOf(request);
  const telling = /\n\s+at |node_modules|select .* from /i.test(body) ? ['it tells what nobody should read'] : [];
  const isBatch = request.path.startsWith('/batch') && status === 200;
  return [
    ...telling,
    ...statusFaults(faults, status, status < 400 ? {} : problemIn(body)),
    ...(isBatch ? lineWrongs(judge, request, body) : []),
  ];
}

/** Each line of a batch is a request, and has an answer of its own. */
function lineWrongs(judge: Judge, { body: sent = '' }: FuzzedRequest, body: string): readonly string[] {
  const lines = sent.split('\n').flatMap((text, index) => (text.trim() === '' ? [] : [{ text, line: index + 1 }]));
  const answers = body
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as ProblemBody & { readonly line: number; readonly status: number });
  if (answers.map(({ line }) => line).join() !== lines.map(({ line }) => line).join()) return ['not every line has its answer'];
  return lines.flatMap(({ text, line }, index) => {
    const answer = answers[index];
    if (answer === undefined) return [];
    return statusFaults(judge.lineFaults(text), answer.status, answer).map((fault) => `line ${line}: ${answer.status}, ${fault}`);
  });
}

function problemIn(body: string): ProblemBody {
  try {
    return JSON.parse(body) as ProblemBody;
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
