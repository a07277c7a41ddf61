import type { MatchResult } from '../../src/app/handover/index.ts'

/** A result as a story tells it. */
export interface ToldMatch {
  /** Records of `crm` by number, cluster by cluster: `1 2 | 3`. */
  readonly clusters: string
  /** Bits of pairs, `1 2`; of the others no pair was compared. */
  readonly pairs: Readonly<Record<string, number>>
  /** What the matcher asks, `1 2`, in bits; left out: what lies between clusters. */
  readonly doubts?: Readonly<Record<string, number>>
  /** @default 'v1' */
  readonly version?: string
  /** @default 'crm' */
  readonly matcher?: string
}

/** @returns what a matcher came to, over records of source `crm` */
export function matched({ clusters, pairs, doubts, version = 'v1', matcher = 'crm' }: ToldMatch): MatchResult {
  const groups = clusters.split('|').map((cluster) =>
    cluster
      .trim()
      .split(/ +/)
      .filter((name) => name !== ''),
  )
  const names = groups.flat()
  const placesOf = (pair: string) => pair.split(' ').map((name) => names.indexOf(name))
  const scored = Object.entries(pairs).map(([pair, bits]) => ({ places: placesOf(pair), bits }))
  const asked = Object.entries(doubts ?? {}).map(([pair, bits]) => {
    const [l = -1, r = -1] = placesOf(pair)
    return { l, r, bits, records: 2, isJoined: true }
  })
  return {
    model: { matcher, modelVersion: version, conflictBitsMin: -6 },
    records: {
      keys: names.map((name) => `record.crm:${name}`),
      clusters: names.map((name) => groups.findIndex((group) => group.includes(name))),
    },
    pairs: {
      l: scored.map(({ places }) => places[0] ?? -1),
      r: scored.map(({ places }) => places[1] ?? -1),
      bits: scored.map(({ bits }) => bits),
    },
    asked: doubts === undefined ? null : asked,
  }
}
