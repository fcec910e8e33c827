export interface Urls {
  readonly commandApiUrl: string;
  readonly queryApiUrl: string;
  readonly projectorUrl: string;
}

/** What the person at the terminal reads. Only what a start was asked for goes to standard output. */
export interface Terminal {
  readonly say: (text: string) => void;
  /** Something happened to a part; with the time, as it may be read much later. */
  readonly report: (text: string) => void;
  /** @param token with which the shown command works */
  readonly ready: (urls: Urls, token: string) => void;
}

export const terminal: Terminal = {
  say: (text) => console.error(text),
  report: (text) => console.error(`${new Date().toTimeString().slice(0, 8)}  ${text}`),
  ready: (urls, token) => console.log(readyText(urls, token)),
};

function readyText({ commandApiUrl, queryApiUrl, projectorUrl }: Urls, token: string): string {
  const product = { sku: 'TEAPOT-1', name: 'Teapot', category: 'kitchen', price: { amount: '24.9', currency: 'GBP' } };
  return `ready  command-api ${commandApiUrl} · query-api ${queryApiUrl} · projector ${projectorUrl}

  Commands   ${commandApiUrl}/docs
  Queries    ${queryApiUrl}/docs
  Health     ${projectorUrl}/health/ready

A first command, as a clerk (the token is good for an hour; npm run -s token makes more):

curl -i ${commandApiUrl}/products -H 'Content-Type: application/json' \\
  -H 'Authorization: Bearer ${token}' \\
  -d '${JSON.stringify(product)}'

Ctrl-C stops everything.`;
}
