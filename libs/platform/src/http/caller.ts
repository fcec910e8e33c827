import { isIPv6 } from 'node:net';
import { type FastifyRequest } from 'fastify';
import { type AuthenticatedRequest } from '../auth/access.js';
import { addressOf } from './address.js';

/** Whose budget and whose places a request takes: its principal's, or where it has none, those of the network that it comes from. */
export function callerOf(request: FastifyRequest): string {
  const { principal } = request as AuthenticatedRequest;
  return principal === undefined ? networkOf(addressOf(request)) : `${principal.role} ${principal.subject}`;
}

/** One IPv4 address, or the /64 of an IPv6 one, which is what one household or server is given. One spelling for each. */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0] ?? '';
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** The eight groups of a valid IPv6 address. */
function groupsOf(address: string): readonly number[] {
  const [head = '', tail] = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, asGroups).split('::');
  const read = (part: string) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const before = read(head);
  if (tail === undefined) return before;
  const after = read(tail);
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => 0), ...after];
}

function asGroups(_text: string, ...bytes: readonly string[]): string {
  const [first = 0, second = 0, third = 0, fourth = 0] = bytes.slice(0, 4).map(Number);
  return `${((first << 8) | second).toString(16)}:${((third << 8) | fourth).toString(16)}`;
}
