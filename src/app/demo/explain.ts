import type { IdentifierKey } from '../../model/index.ts'
import { pairs } from './compare.ts'
import { type Mark, MARKS } from './draft.ts'
import { type DemoTruth, type Sharing, SHARINGS, type TruthIdentifier } from './truth.ts'

/**
 * Why identifiers of one person are apart: a mark, held back by the rules though linked, linked only by what nobody
 * vouched for, or just nothing in common.
 */
export type ApartCause = Mark | 'held-back' | 'not-vouched-for' | 'nothing-in-common'
/** Why identifiers of several people are together: what they share, or through others. */
export type TogetherCause = Sharing | 'chain'

export interface Explanation {
  /** Pairs of one person's identifiers in different profiles, by cause, most first. */
  readonly missedPairs: readonly { readonly cause: ApartCause; readonly pairs: number }[]
  /** Pairs of different people's identifiers in one profile, by cause, most first. */
  readonly wrongPairs: readonly { readonly cause: TogetherCause; readonly pairs: number }[]
  /**
   * The best recall that exact identifiers allow: some of a person's identifiers never occur together, and others only
   * where nobody vouched for them, which joins no two known people. null without pairs.
   */
  readonly recallAtMost: number | null
}

type Resolved = ReadonlyMap<IdentifierKey, string | null>
type Own = TruthIdentifier & { readonly person: number; readonly profile: string }

/** Looks into what a comparison counts: over the same identifiers, those of exactly one person. */
export function explainDifferences(truth: DemoTruth, resolved: Resolved): Explanation {
  const own = ownIdentifiers(truth, resolved)
  const people = Map.groupBy(own, ({ person }) => person)
  const profiles = Map.groupBy(own, ({ profile }) => profile)
  const sharing = sharingBetween(truth)
  return {
    missedPairs: tally([...people.values()].flatMap(missedOf)),
    wrongPairs: tally([...profiles.values()].flatMap((members) => wrongOf(members, sharing))),
    recallAtMost: recallAtMostOf([...people.values()]),
  }
}

/** @returns identifier to its person, for those of exactly one; a mailbox at work is a role's, though one alone was seen under it */
export function ownPeople(truth: DemoTruth): Map<IdentifierKey, number> {
  return new Map(
    truth.identifiers.flatMap(({ key, people: [person, ...others], note }) =>
      person === undefined || others.length > 0 || note === 'role-mailbox' ? [] : [[key, person]],
    ),
  )
}

function ownIdentifiers(truth: DemoTruth, resolved: Resolved): Own[] {
  const people = ownPeople(truth)
  return truth.identifiers.flatMap((identifier) => {
    const person = people.get(identifier.key)
    return person === undefined
      ? []
      : [{ ...identifier, person, profile: resolved.get(identifier.key) ?? `unresolved/${identifier.key}` }]
  })
}

interface Counted<C> {
  readonly cause: C
  readonly pairs: number
}

/** Each pair of profiles that a person is spread over; the smaller of the two says why. */
function missedOf(identifiers: readonly Own[]): Counted<ApartCause>[] {
  const fragments = [...Map.groupBy(identifiers, ({ profile }) => profile).values()].toSorted(
    (a, b) => b.length - a.length,
  )
  return fragments.flatMap((larger, at) =>
    fragments
      .slice(at + 1)
      .map((smaller) => ({ cause: apartBecause(larger, smaller), pairs: larger.length * smaller.length })),
  )
}

function apartBecause(larger: readonly Own[], smaller: readonly Own[]): ApartCause {
  const pieces = new Set(larger.map(({ piece }) => piece))
  if (smaller.some(({ piece }) => pieces.has(piece))) return 'held-back'
  const seenPieces = new Set(larger.map(({ seenPiece }) => seenPiece))
  if (smaller.some(({ seenPiece }) => seenPieces.has(seenPiece))) return 'not-vouched-for'
  const notes = new Set(smaller.map(({ note }) => note))
  return MARKS.find((mark) => notes.has(mark)) ?? 'nothing-in-common'
}

function wrongOf(
  members: readonly Own[],
  sharing: (a: number, b: number) => Sharing | undefined,
): Counted<TogetherCause>[] {
  const people = [...Map.groupBy(members, ({ person }) => person)]
  return people.flatMap(([a, hers], at) =>
    people.slice(at + 1).map(([b, his]) => ({ cause: sharing(a, b) ?? 'chain', pairs: hers.length * his.length })),
  )
}

function sharingBetween({ identifiers }: DemoTruth): (a: number, b: number) => Sharing | undefined {
  const shared = identifiers.filter(({ people }) => people.length > 1)
  return (a, b) => {
    const notes = new Set(
      shared.filter(({ people }) => people.includes(a) && people.includes(b)).map(({ note }) => note),
    )
    return SHARINGS.find((sharing) => notes.has(sharing))
  }
}

function recallAtMostOf(people: readonly (readonly Own[])[]): number | null {
  let [reachable, all] = [0, 0]
  for (const identifiers of people) {
    all += pairs(identifiers.length)
    for (const { length } of Map.groupBy(identifiers, ({ piece }) => piece).values()) reachable += pairs(length)
  }
  return all === 0 ? null : reachable / all
}

function tally<C extends string>(counted: readonly Counted<C>[]): Counted<C>[] {
  const sums = new Map<C, number>()
  for (const { cause, pairs: count } of counted) sums.set(cause, (sums.get(cause) ?? 0) + count)
  return [...sums]
    .map(([cause, count]) => ({ cause, pairs: count }))
    .toSorted((a, b) => b.pairs - a.pairs || (a.cause < b.cause ? -1 : 1))
}
