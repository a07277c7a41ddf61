/** Pairs of different records, the smaller first, spread evenly by a counter: the same for the same number of records. */
export function randomPairs(records: number, count: number): { readonly l: Int32Array; readonly r: Int32Array } {
  const l: number[] = []
  const r: number[] = []
  const tries = records > 1 ? count : 0
  for (let at = 0; at < tries; at++) {
    const a = mixed(2 * at) % records
    const b = mixed(2 * at + 1) % records
    if (a === b) continue
    l.push(Math.min(a, b))
    r.push(Math.max(a, b))
  }
  return { l: Int32Array.from(l), r: Int32Array.from(r) }
}

/** The finaliser of MurmurHash3: every bit of the counter moves half of the result's. */
function mixed(counter: number): number {
  let bits = counter ^ 0x9e3779b9
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
