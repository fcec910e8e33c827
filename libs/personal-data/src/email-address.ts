import { createHmac, hkdfSync } from 'node:crypto';
import { domainToASCII } from 'node:url';

/** The longest address that mail can be sent to, and the longest part before the @ (RFC 5321). */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
/** Letters of any script, digits and what RFC 5322 allows without quotes; dots only between them. */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** Without what only a URL has: domainToASCII would cut it off and answer with the rest. */
const GIVEN_DOMAIN = /^[\p{L}\p{M}\p{N}.\u3002-]+$/u;
const DOMAIN = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;

/** What {@link normalisedEmail} takes of addresses in ASCII. */
export const ASCII_ADDRESS_PATTERN =
  "^\\s*(?=[^@]{1,64}@)(?=\\S{1,254}\\s*$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@" +
  '(?=[A-Za-z0-9.-]{1,253}\\s*$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])\\s*$';

/**
 * The address in the one spelling by which it is compared: compatible characters as one, lower case, the domain in ASCII. Undefined where it is no
 * address that mail could be sent to. Mail is sent to the address as it was given; some servers tell upper and lower case apart, but no two people do.
 */
export function normalisedEmail(given: string): string | undefined {
  const address = given.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const givenDomain = address.slice(at + 1);
  const domain = GIVEN_DOMAIN.test(givenDomain) ? domainToASCII(givenDomain) : '';
  const normalised = `${local}@${domain}`;
  if (at < 1 || !LOCAL.test(local) || !DOMAIN.test(domain)) return undefined;
  return Buffer.byteLength(local) > MAX_LOCAL_LENGTH || Buffer.byteLength(normalised) > MAX_LENGTH ? undefined : normalised;
}

/**
 * Names addresses by an HMAC: whoever reads the log cannot find out whose it is by trying addresses. Every instance must have the same
 * secret, and for ever: under another one every address would seem free.
 */
export class EmailAddresses {
  readonly #key: Uint8Array;

  constructor(secret: string) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), 'orderline e-mail addresses', 32));
  }

  /** @param normalised see {@link normalisedEmail} */
  nameOf(normalised: string): string {
    return createHmac('sha256', this.#key).update(normalised).digest('hex');
  }
}
