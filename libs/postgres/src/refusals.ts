import { DatabaseUnusable } from './connection-url.js';

/** Login, database and rights: the server has understood what is wanted, and refuses. */
const REFUSED = new Set(['28P01', '28000', '3D000', '42501', '42704']);
/** What the driver says of a server that wants what the connection string does not give, or gives what it wants. */
const REFUSED_BY_DRIVER = /^SASL: |does not support SSL/;
/** A pooler's own words, for all of which it has one code. */
const REFUSED_BY_POOLER = /no such (database|user)|password authentication failed|unsupported startup parameter|auth(entication)? failed/i;
/** Certificates that are not trusted, no URL, a file that is named and cannot be read. */
const WRONG_SETTING =
  /^(ERR_TLS|ERR_SSL|ERR_OSSL|ERR_INVALID_URL|CERT_|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH|ENOENT$|EACCES$)/;

/** Whether a connection failed for something that a person has to change, so that waiting does not help. */
export function isLasting(error: unknown): boolean {
  if (error instanceof DatabaseUnusable) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return REFUSED_BY_DRIVER.test(error.message);
  return REFUSED.has(code) || (code === '08P01' && REFUSED_BY_POOLER.test(error.message)) || WRONG_SETTING.test(code);
}

/** Why a connection failed, in the words of whoever refused it. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', '); // one for each address of a name
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}
