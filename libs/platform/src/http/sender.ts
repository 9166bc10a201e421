import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for: an IPv4 address, however it is written, for itself; an IPv6 address for the /64 that one customer has to
 * itself, in which there are more addresses than any counter can hold.
 */
export function senderOf(address: string): string {
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const groups = groupsOf(plain);
  const isMapped = groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
  return isMapped ? groups.slice(6).flatMap(bytesOf).join('.') : `${groups.slice(0, 4).map(hex).join(':')}::/64`;
}

/** All eight, also those that are left out, or written as an IPv4 address. */
function groupsOf(address: string): number[] {
  const written = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...bytes: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
    return `${hex(a * 256 + b)}:${hex(c * 256 + d)}`;
  });
  const [head = [], tail = []] = written
    .split('::')
    .map((part) => (part ? part.split(':').map((group) => Number.parseInt(group, 16)) : []));
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

const hex = (group: number): string => group.toString(16);
const bytesOf = (group: number): [number, number] => [group >> 8, group & 0xff];
