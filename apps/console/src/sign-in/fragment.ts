const KEPT_AS = 'orderline.token';

/** A link such as the one that `npm start` prints carries its token in the fragment, which no server ever sees. */
export function tokenIn(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, '')).get('token') ?? undefined;
}

/** Takes the token out of the address bar and of the history. */
export function takeToken(): void {
  const token = tokenIn(location.hash);
  if (token === undefined) return;
  sessionStorage.setItem(KEPT_AS, token);
  history.replaceState(null, '', location.pathname + location.search);
}
