import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the time of a signature may be from now, in seconds, on either side: a caught request cannot be sent again for long. */
const TOLERANCE = 300;

/**
 * Whether the header `t=<Unix seconds>,v1=<hex>` signs just these bytes, with this secret and at about this time. One of several `v1` is enough, so
 * that a provider can change its secret; what other names stand for is not known here and left alone.
 */
export function isSigned(secret: string, header: string | undefined, body: Buffer, now: Date): boolean {
  const { time, signatures } = parse(header ?? '');
  if (time === undefined) return false;
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest();
  const recent = Math.abs(Math.floor(now.getTime() / 1_000) - Number(time)) <= TOLERANCE;
  // All are compared, so that the time this takes says nothing about them.
  const matching = signatures.filter((signature) => timingSafeEqual(signature, expected));
  return recent && matching.length > 0;
}

/** Two times are none: nobody can say which of them was signed. */
function parse(header: string): { readonly time: string | undefined; readonly signatures: readonly Buffer[] } {
  const parts = header.split(',').map((part) => /^\s*([a-z0-9]+)=(\S*)\s*$/.exec(part)?.slice(1) ?? []);
  const times = parts.flatMap(([name, value]) => (name === 't' && value !== undefined ? [value] : []));
  const signatures = parts.flatMap(([name, value]) =>
    name === 'v1' && value !== undefined && /^[0-9a-f]{64}$/i.test(value) ? [Buffer.from(value, 'hex')] : [],
  );
  const [time] = times;
  return { time: times.length === 1 && time !== undefined && /^\d{1,12}$/.test(time) ? time : undefined, signatures };
}
