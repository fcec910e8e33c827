// Imports nothing: what it shared with the rest of the page would be bundled with that, which would run first. The names are those of kept-tokens.ts.
const TOKEN = 'orderline.token';
const OF_ANOTHER = ['orderline.refresh', 'orderline.received'];

/** A link such as the one that `npm start` prints carries its token in the fragment, which no server ever sees. */
export function tokenIn(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token') ?? undefined;
}

/** Takes the token out of the address bar and of the history. @returns whether there was one */
export function takeToken(): boolean {
  const token = tokenIn(location.hash);
  if (token === undefined) return false;
  sessionStorage.setItem(TOKEN, token);
  for (const name of OF_ANOTHER) sessionStorage.removeItem(name);
  history.replaceState(null, '', location.pathname + location.search);
  return true;
}

/** A link that is opened where the page is already loads nothing by itself. */
export function takeLaterTokens(): void {
  addEventListener('hashchange', () => {
    if (takeToken()) location.reload();
  });
}
