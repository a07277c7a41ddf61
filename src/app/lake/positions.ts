/** Numbers of one millisecond: a call appends 20,000 entries at the most. */
const NUMBER_BITS = 20n
const NUMBER_MAX = 2 ** 20

/** Who moves the position of changes. */
export const OUTBOX_APP = 'outbox'

/** @returns `lane-07` */
export function appOfLane(lane: number): string {
  return `lane-${String(lane).padStart(2, '0')}`
}

/** @returns a position of the log as one number, in the same order; 0 for the beginning */
export function versionOfPosition(position: string): bigint {
  const [ms = '', number = ''] = position.split('-')
  if (Number(number) >= NUMBER_MAX)
    throw new RangeError(`The position ${position} is beyond ${NUMBER_MAX} a millisecond`)
  return (BigInt(ms) << NUMBER_BITS) | BigInt(number)
}

export function positionOfVersion(version: bigint): string {
  return `${version >> NUMBER_BITS}-${version & (BigInt(NUMBER_MAX) - 1n)}`
}
