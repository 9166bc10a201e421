import { BlockList, isIPv6 } from 'node:net';

const mapped = new BlockList();
mapped.addSubnet('::ffff:0:0', 96, 'ipv6');

/** Whom attempts are counted for: an IPv4 address, or the /64 that one IPv6 customer has to itself. */
export function sourceOf(ip: string): string {
  const address = ip.replace(/%.*$/, '');
  if (!isIPv6(address)) return address;
  if (mapped.check(address, 'ipv6')) return address.slice(address.lastIndexOf(':') + 1);
  const [head = '', tail = ''] = address.split('::');
  const groups = head ? head.split(':') : [];
  const known = groups.length + (tail ? tail.split(':').length : 0);
  const full = address.includes('::') ? [...groups, ...Array<string>(8 - known).fill('0'), ...tail.split(':')] : groups;
  return `${full.slice(0, 4).map(withoutZeros).join(':')}::/64`;
}

const withoutZeros = (group: string): string => Number.parseInt(group, 16).toString(16);
