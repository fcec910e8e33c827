const TOKEN = 'orderline.token';
const REFRESH = 'orderline.refresh';
const RECEIVED = 'orderline.received';

/** Puts a sign-in into the tab's session storage, in the place of all that another one has left. @param now milliseconds since 1970 */
export function keepTokens(token: string, refreshToken: string | undefined, now: number): void {
  sessionStorage.setItem(TOKEN, token);
  sessionStorage.setItem(RECEIVED, String(now));
  if (refreshToken === undefined) sessionStorage.removeItem(REFRESH);
  else sessionStorage.setItem(REFRESH, refreshToken);
}

export const keptToken = () => sessionStorage.getItem(TOKEN) ?? undefined;
/** undefined where the sign-in cannot be renewed. */
export const keptRefreshToken = () => sessionStorage.getItem(REFRESH) ?? undefined;
/** When it came, by this machine's clock. */
export const receivedAt = () => Number(sessionStorage.getItem(RECEIVED) ?? Date.now());

export const forgetRefreshToken = () => sessionStorage.removeItem(REFRESH);
