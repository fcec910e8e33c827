export interface Urls {
  readonly commandApiUrl: string;
  readonly queryApiUrl: string;
  readonly projectorUrl: string;
}

/** What the person at the terminal may do at once, for an hour and for eight. */
export interface Access {
  /** With which the shown command works. */
  readonly token: string;
  /** To the console, signed in as an admin. */
  readonly link: string;
}

/** What the person at the terminal reads. Only what a start was asked for goes to standard output. */
export interface Terminal {
  readonly say: (text: string) => void;
  /** Something happened to a part; with the time, as it may be read much later. */
  readonly report: (text: string) => void;
  readonly ready: (urls: Urls, access: Access) => void;
}

export const terminal: Terminal = {
  say: (text) => console.error(text),
  report: (text) => console.error(`${new Date().toTimeString().slice(0, 8)}  ${text}`),
  ready: (urls, access) => console.log(readyText(urls, access, process.stdout.isTTY)),
};

/** @param isSeen whether a person reads it, and it is not kept in some file: only then it has the link */
export function readyText({ commandApiUrl, queryApiUrl, projectorUrl }: Urls, { token, link }: Access, isSeen: boolean): string {
  const product = { sku: 'TEAPOT-1', name: 'Teapot', category: 'kitchen', price: { amount: '24.9', currency: 'GBP' } };
  return `ready  command-api ${commandApiUrl} · query-api ${queryApiUrl} · projector ${projectorUrl}

  Console    ${isSeen || !link.includes('#') ? link : `npm run -s token -- --link   (prints the link with which you are signed in)`}
  Commands   ${commandApiUrl}/docs
  Queries    ${queryApiUrl}/docs
  Health     ${projectorUrl}/health/ready

A first command, as a clerk (the token is good for an hour; npm run -s token makes more):

curl -i ${commandApiUrl}/products -H 'Content-Type: application/json' \\
  -H 'Authorization: Bearer ${token}' \\
  -d '${JSON.stringify(product)}'

Ctrl-C stops everything.`;
}
