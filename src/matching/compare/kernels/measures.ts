import type { Texts } from '../../records/index.ts'

const EARTH_RADIUS_KM = 6_371
const RADIANS_PER_DEGREE = Math.PI / 180
/** `|`, between the members of a set. */
const SEPARATOR = 0x7c

/** @param left, right latitudes and longitudes in turn, in degrees. @returns the great-circle distance by the haversine */
export function kmApart(left: Float64Array, a: number, right: Float64Array, b: number): number {
  const [north, east] = [(left[2 * a] ?? NaN) * RADIANS_PER_DEGREE, (left[2 * a + 1] ?? NaN) * RADIANS_PER_DEGREE]
  const [toNorth, toEast] = [(right[2 * b] ?? NaN) * RADIANS_PER_DEGREE, (right[2 * b + 1] ?? NaN) * RADIANS_PER_DEGREE]
  const half =
    Math.sin((toNorth - north) / 2) ** 2 + Math.cos(north) * Math.cos(toNorth) * Math.sin((toEast - east) / 2) ** 2
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(half, 1)))
}

/** @returns how far two numbers are from each other, as a share of the larger one */
export function relativelyApart(x: number, y: number): number {
  return x === y ? 0 : Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y))
}

/** @param left, right sets: members in ascending order, each once. @returns how many they have in common */
export function sharedMembers(left: Texts, a: number, right: Texts, b: number): number {
  const [l, r] = [membersOf(left, a), membersOf(right, b)]
  let shared = 0
  for (let at = 0, other = 0; at < l.length && other < r.length;) {
    const order = compareBytes(l[at] ?? NONE, r[other] ?? NONE)
    if (order === 0) shared++
    if (order <= 0) at++
    if (order >= 0) other++
  }
  return shared
}

const NONE = new Uint8Array()

function membersOf({ starts, bytes }: Texts, text: number): Texts['bytes'][] {
  const end = starts[text + 1] ?? 0
  const members: Texts['bytes'][] = []
  for (let from = starts[text] ?? 0, at = from; at <= end; at++)
    if (at === end || bytes[at] === SEPARATOR) {
      members.push(bytes.subarray(from, at))
      from = at + 1
    }
  return members
}

function compareBytes(a: Texts['bytes'], b: Texts['bytes']): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0)
  return a.length - b.length
}
