import type { MatchResult } from './matcher-results.ts'
import type { HandoverGraph } from './ports.ts'

const KEYS_AT_ONCE = 10_000

/** A result without the records that the graph does not know: nothing can be said of them there. */
export async function knownRecords(
  graph: Pick<HandoverGraph, 'known'>,
  { records: { keys, clusters }, pairs: { l, r, bits }, asked }: MatchResult,
): Promise<Omit<MatchResult, 'model'>> {
  const known = new Set<string>()
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
    for (const key of await graph.known(keys.slice(at, at + KEYS_AT_ONCE))) known.add(key)
  const kept = Array.from(keys, (_, record) => record).filter((record) => known.has(keys[record] ?? ''))
  const places = new Int32Array(keys.length).fill(-1)
  kept.forEach((record, place) => (places[record] = place))
  const placeOf = (record = 0) => places[record] ?? -1
  const between = Array.from(bits, (_, pair) => pair).filter((pair) => placeOf(l[pair]) >= 0 && placeOf(r[pair]) >= 0)
  return {
    records: {
      keys: kept.map((record) => keys[record] ?? ''),
      clusters: Int32Array.from(kept, (record) => clusters[record] ?? 0),
    },
    pairs: {
      l: Int32Array.from(between, (pair) => placeOf(l[pair])),
      r: Int32Array.from(between, (pair) => placeOf(r[pair])),
      bits: Float64Array.from(between, (pair) => bits[pair] ?? 0),
    },
    asked:
      asked &&
      asked
        .map((pair) => ({ ...pair, l: placeOf(pair.l), r: placeOf(pair.r) }))
        .filter((pair) => pair.l >= 0 && pair.r >= 0),
  }
}
