import type { ComparedPairs } from '../learn/index.ts'

/** Where each pair of records inside components is found: `pairAt[component][i * size + j]`, for i < j. */
export interface ComponentPairs {
  readonly components: readonly Int32Array[]
  readonly pairAt: readonly Int32Array[]
}

const NOT_COMPARED = -1

/** Records' components and places in them; -1 for records in none. */
interface Places {
  readonly component: Int32Array
  readonly place: Int32Array
}

/** The pairs inside components that no blocking rule brought together. */
export function missingPairs(
  records: number,
  components: readonly Int32Array[],
  pairs: Pick<ComparedPairs, 'l' | 'r'>,
) {
  const l: number[] = []
  const r: number[] = []
  indexed(records, components, pairs).forEach((pairAt, at) => {
    const members = components[at] ?? new Int32Array()
    eachPair(members.length, (i, j) => {
      if (pairAt[i * members.length + j] !== NOT_COMPARED) return
      l.push(members[i] ?? 0)
      r.push(members[j] ?? 0)
    })
  })
  return { l: Int32Array.from(l), r: Int32Array.from(r) }
}

/** @param pairs all pairs inside the components are among them */
export function componentPairs(
  records: number,
  components: readonly Int32Array[],
  pairs: ComparedPairs,
): ComponentPairs {
  return { components, pairAt: indexed(records, components, pairs) }
}

export function eachPair(size: number, visit: (i: number, j: number) => void): void {
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) visit(i, j)
}

function indexed(
  records: number,
  components: readonly Int32Array[],
  { l, r }: Pick<ComparedPairs, 'l' | 'r'>,
): Int32Array[] {
  const { component, place } = placesOf(records, components)
  const pairAt = components.map(({ length }) => new Int32Array(length * length).fill(NOT_COMPARED))
  for (let pair = 0; pair < l.length; pair++) {
    const [a, b] = [l[pair] ?? 0, r[pair] ?? 0]
    const at = component[a] ?? -1
    if (at < 0 || at !== component[b]) continue
    const [i, j] = [place[a] ?? 0, place[b] ?? 0]
    const size = components[at]?.length ?? 0
    const index = pairAt[at]
    if (index !== undefined) index[Math.min(i, j) * size + Math.max(i, j)] = pair
  }
  return pairAt
}

function placesOf(records: number, components: readonly Int32Array[]): Places {
  const component = new Int32Array(records).fill(-1)
  const place = new Int32Array(records).fill(-1)
  components.forEach((members, at) =>
    members.forEach((record, index) => {
      component[record] = at
      place[record] = index
    }),
  )
  return { component, place }
}
