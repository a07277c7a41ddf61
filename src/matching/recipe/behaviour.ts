import type { FieldKind } from './recipe.ts'

/** What people do and use, not who they are: it is compared, weakly, and nobody is looked for by it. */
const BEHAVIOUR: ReadonlySet<FieldKind> = new Set(['device', 'ipAddress', 'cardToken', 'set', 'number', 'position'])

export function isBehaviour(kind: FieldKind): boolean {
  return BEHAVIOUR.has(kind)
}

const OF_DEVICES: ReadonlySet<string> = new Set(['device', 'browser', 'fingerprint', 'id', 'token'])
const OF_ADDRESSES: ReadonlySet<string> = new Set(['ip', 'ipv', 'ipaddress'])
const OF_POSITIONS: ReadonlySet<string> = new Set([
  'latlon',
  'latlng',
  'latlong',
  'coordinates',
  'geolocation',
  'geopoint',
])

/** Sets and numbers say nothing by their headers. @param words of a header. @returns null where they name none */
export function behaviourNamed(words: readonly string[]): FieldKind | null {
  const has = (word: string) => words.includes(word)
  if (has('card') && (has('token') || has('fingerprint'))) return 'cardToken'
  if (words.some((word) => OF_ADDRESSES.has(word))) return 'ipAddress'
  if (words.some((word) => OF_POSITIONS.has(word))) return 'position'
  return (has('device') || has('fingerprint')) && words.every((word) => OF_DEVICES.has(word)) ? 'device' : null
}
