import { BlockList, isIP } from 'node:net'

/** Addresses that many networks have within them, or none: they say nothing of who somebody is. */
const NOBODYS = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NOBODYS.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NOBODYS.addSubnet(net, prefix, 'ipv6')

const MAPPED = /^::ffff:(\d+(?:\.\d+){3})$/i
const IPV6_GROUPS = 8
const NETWORK_OCTETS = 3
const NETWORK_GROUPS = 4

/** @returns an address in full, in lower case; null for none, and for those of private networks */
export function ipOf(cell: string): string | null {
  const text = cell.split('%', 1)[0] ?? ''
  const plain = MAPPED.exec(text)?.[1] ?? text
  const version = isIP(plain)
  if (version === 0 || NOBODYS.check(plain, version === 4 ? 'ipv4' : 'ipv6')) return null
  return version === 4 ? plain : inFull(new URL(`http://[${plain}]`).hostname.slice(1, -1))
}

/** @param ip in full. @returns its /24, or /64 */
export function networkOf(ip: string): string {
  if (ip.includes(':')) return ip.split(':', NETWORK_GROUPS).join(':')
  return ip.split('.', NETWORK_OCTETS).join('.')
}

function inFull(ip: string): string {
  const [head = [], tail = []] = ip.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array.from({ length: IPV6_GROUPS - head.length - tail.length }, () => '0')
  return [...head, ...zeros, ...tail].map((group) => group.padStart(4, '0')).join(':')
}
