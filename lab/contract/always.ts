/** Headers that HTTP itself writes. */
const ofHttp = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-type', 'content-encoding'];

/** Headers that every answer of ours has, whatever it is an answer to. */
export const ofEveryAnswer = [
  'cache-control',
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
] as const;

/** Those of settings: of pages of other origins, and of a proxy that speaks TLS. */
const bySetting = [
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'access-control-max-age',
  'strict-transport-security',
];

/** Headers that say nothing of one operation: each by its name, so that a new one is a question. */
export const ofNoOperation: ReadonlySet<string> = new Set([...ofHttp, ...ofEveryAnswer, ...bySetting, 'vary']);

/** Whether an answer is one of ours: no single header that is forgotten takes it out. */
export function isOurs(headers: Headers): boolean {
  return ['x-correlation-id', 'event-position', 'x-permitted-cross-domain-policies', 'cross-origin-opener-policy'].some((name) =>
    headers.has(name),
  );
}

/** Whether an address is one of the console's and the desk's page, which is no part of the API. */
export const isOfThePage = (path: string) => /^\/(console|desk|page)(?:[/?]|$)/.test(path);
