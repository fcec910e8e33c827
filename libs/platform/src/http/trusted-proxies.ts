import { BlockList, isIP, isIPv4 } from 'node:net';
import { ConfigError } from '../config/config.js';

/**
 * Whom Fastify believes what he says of those before him: the address of a request is that of its peer, or the last one in `X-Forwarded-For` that is
 * none of these.
 * @param setting addresses and networks, with commas
 * @returns false where nobody is trusted
 * @throws ConfigError
 */
export function trustedProxies(setting: string | undefined): false | ((address: string) => boolean) {
  const entries = (setting ?? '').split(',').map((entry) => entry.trim());
  if (setting === undefined || entries.every((entry) => entry === '')) return false;
  const trusted = new BlockList();
  for (const entry of entries) add(trusted, entry);
  return (address) => isIP(address) !== 0 && trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}

function add(trusted: BlockList, entry: string): void {
  const [address = '', prefix, ...more] = entry.split('/');
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const longest = family === 'ipv4' ? 32 : 128;
  const length = prefix === undefined ? longest : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
  if (isIP(address) === 0 || more.length > 0 || !(length <= longest))
    throw new ConfigError('TRUSTED_PROXIES', 'must be addresses or networks with commas between them, such as 10.0.0.0/8,::1');
  if (length === 0) throw new ConfigError('TRUSTED_PROXIES', 'must not be everybody: then every caller could choose his address');
  trusted.addSubnet(address, length, family);
}
