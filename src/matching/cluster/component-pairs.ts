import type { RecordPairs } from '../block/index.ts'
import type { ComparedPairs } from '../learn/index.ts'
import type { Components } from './components.ts'

/**
 * Where each pair of records inside components is found: for component `c` of n records the pairs of its first with the
 * second to the last, then of its second with the third to the last, and so on, from `starts[c]` on.
 */
export interface ComponentPairs {
  readonly components: Components
  readonly starts: Int32Array
  /** Indexes of pairs. */
  readonly pairAt: Int32Array
}

const NOT_COMPARED = -1
const NO_COMPONENT = -1

/** @returns where the pair of two places, i < j, comes among all pairs of so many records */
export function placeOfPair(i: number, j: number, size: number): number {
  return (i * (2 * size - i - 1)) / 2 + j - i - 1
}

/** The pairs inside components that no blocking rule brought together, in ascending order. */
export function missingPairs(
  records: number,
  components: Components,
  pairs: Pick<ComparedPairs, 'l' | 'r'>,
): RecordPairs {
  const { pairAt } = componentPairs(records, components, pairs)
  const next = new Int32Array(records + 1)
  forEachMissing(components, pairAt, (left) => (next[left + 1] = (next[left + 1] ?? 0) + 1))
  for (let record = 0; record < records; record++) next[record + 1] = (next[record + 1] ?? 0) + (next[record] ?? 0)
  const [l, r] = [new Int32Array(next[records] ?? 0), new Int32Array(next[records] ?? 0)]
  forEachMissing(components, pairAt, (left, right) => {
    const place = next[left] ?? 0
    l[place] = left
    r[place] = right
    next[left] = place + 1
  })
  return { l, r }
}

function forEachMissing(
  { members, starts }: Components,
  pairAt: Int32Array,
  use: (left: number, right: number) => void,
): void {
  let at = 0
  for (let component = 0; component + 1 < starts.length; component++) {
    const end = starts[component + 1] ?? 0
    for (let i = starts[component] ?? 0; i < end; i++)
      for (let j = i + 1; j < end; j++) if (pairAt[at++] === NOT_COMPARED) use(members[i] ?? 0, members[j] ?? 0)
  }
}

/** @param pairs all pairs inside the components are among them, once their missing ones are */
export function componentPairs(
  records: number,
  components: Components,
  { l, r }: Pick<ComparedPairs, 'l' | 'r'>,
): ComponentPairs {
  const starts = pairStarts(components)
  const pairAt = new Int32Array(starts.at(-1) ?? 0).fill(NOT_COMPARED)
  const componentOf = componentsByRecord(records, components)
  const placeOf = placesByRecord(records, components)
  for (let pair = 0; pair < l.length; pair++) {
    const [a, b] = [l[pair] ?? 0, r[pair] ?? 0]
    const component = componentOf[a] ?? NO_COMPONENT
    if (component === NO_COMPONENT || component !== componentOf[b]) continue
    const [i, j] = [placeOf[a] ?? 0, placeOf[b] ?? 0]
    const place = placeOfPair(Math.min(i, j), Math.max(i, j), sizeOf(components, component))
    pairAt[(starts[component] ?? 0) + place] = pair
  }
  return { components, starts, pairAt }
}

/** @returns how many records a component has */
export function sizeOf({ starts }: Components, component: number): number {
  return (starts[component + 1] ?? 0) - (starts[component] ?? 0)
}

function pairStarts(components: Components): Int32Array {
  const starts = new Int32Array(components.starts.length)
  for (let component = 0; component + 1 < starts.length; component++) {
    const size = sizeOf(components, component)
    starts[component + 1] = (starts[component] ?? 0) + (size * (size - 1)) / 2
  }
  return starts
}

function componentsByRecord(records: number, { members, starts }: Components): Int32Array {
  const componentOf = new Int32Array(records).fill(NO_COMPONENT)
  for (let component = 0; component + 1 < starts.length; component++) {
    const end = starts[component + 1] ?? 0
    for (let at = starts[component] ?? 0; at < end; at++) componentOf[members[at] ?? 0] = component
  }
  return componentOf
}

/** @returns by record: its place in its component */
function placesByRecord(records: number, { members, starts }: Components): Int32Array {
  const placeOf = new Int32Array(records)
  for (let component = 0; component + 1 < starts.length; component++) {
    const start = starts[component] ?? 0
    const end = starts[component + 1] ?? 0
    for (let at = start; at < end; at++) placeOf[members[at] ?? 0] = at - start
  }
  return placeOf
}
