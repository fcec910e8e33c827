/** How long somebody waits for a connection of a pool before he is told that there is none: whoever asked him is to hear of it within a second. */
export const CONNECTION_PATIENCE_MS = 600;

/** In a pooler's words, for all of which it has one code. */
const POOLER_IS_FULL = /no more connections allowed|query_wait_timeout|too many (clients|connections)/i;

/** Whether somebody's turn for a connection of the driver's pool did not come in time. */
export function waitedInVain(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect';
}

/** Whether there was no connection to be had: those of the pool are all in use, or the server or its pooler gives out no more. Then nothing was sent. */
export function isOutOfConnections(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (waitedInVain(error)) return true;
  return code === '53300' || (code === '08P01' && POOLER_IS_FULL.test(error.message));
}
