import {
  asScore,
  MATCHER,
  reviewOf,
  type Linking,
  type ModelInForce,
  type Review,
  type ScoredLink,
  type StoredMatch,
} from '../../identity/index.ts'
import { assertNever, evidenceKey, type VertexKey } from '../../model/index.ts'
import { DECISION_BOUNDS, type LiveDecision, type LiveMatch } from '../match/index.ts'

/** What is to be changed in the graph. */
export interface Settlement {
  readonly linkings: readonly Linking[]
  readonly reviews: readonly Review[]
  /** Pairs that are taken for one person. */
  readonly links: number
}

interface Settling {
  readonly matches: readonly LiveMatch[]
  /** Records that changed, or are gone: of them all that was said before is replaced; of others something is added. */
  readonly changed: ReadonlySet<VertexKey>
  /** What the model's matcher gives at those that changed, and those that are compared with them. */
  readonly stored: StoredMatch['evidence']
  readonly model: ModelInForce
}

/** What the graph must be told so that it holds what was found, and nothing where it holds that already. */
export function settle({ matches, changed, stored, model }: Settling): Settlement {
  const links = linksOf(matches)
  const keyOf = ({ a, b }: ScoredLink) => evidenceKey({ a, b, rule: MATCHER, source: model.matcher, owner: null })
  const given = new Map(links.map((link) => [keyOf(link), link]))
  const before = new Map(stored.map((evidence) => [evidence.key, evidence]))
  const drafts = new Drafts()
  for (const [key, link] of given) {
    const known = before.get(key)
    if (known?.modelVersion !== model.modelVersion || known.score !== link.score) drafts.at(link.a).given.push(link)
  }
  for (const { key, a, b } of stored)
    if (!given.has(key) && (changed.has(a) || changed.has(b))) drafts.at(a).withdrawn.push({ key, a, b })
  return { linkings: drafts.linkings(), reviews: reviewsOf(matches, model), links: links.length }
}

/** Each pair once, with the better of two scores: they differ where only one side was compared with all. */
function linksOf(matches: readonly LiveMatch[]): ScoredLink[] {
  const links = new Map<string, ScoredLink>()
  for (const { id, decision, within } of matches)
    for (const made of [decision, within]) {
      if (made.kind !== 'link') continue
      const link = asScore(id, made.to.id, made.to.corrected)
      const pair = `${link.a} ${link.b}`
      if ((links.get(pair)?.score ?? -Infinity) < link.score) links.set(pair, link)
    }
  return [...links.values()].toSorted((x, y) => y.score - x.score || (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1))
}

function reviewsOf(matches: readonly LiveMatch[], model: ModelInForce): Review[] {
  const reviews = matches.flatMap(({ id, decision, within, comparedRecords }) =>
    [decision, within].flatMap((made) => {
      const asked = askedOf(made)
      if (asked === null) return []
      return [reviewOf({ ...asked, a: id, records: Math.min(comparedRecords, RECORDS_TOLD_MAX) + 1 }, model)]
    }),
  )
  return [...new Map(reviews.map((review) => [review.id, review])).values()]
}

/** @returns null where nobody need be asked */
function askedOf(made: LiveDecision): Pick<Review, 'b' | 'bits' | 'isJoined'> | null {
  switch (made.kind) {
    case 'review':
      return { b: made.to.id, bits: made.bits, isJoined: false }
    case 'link':
      if (made.doubtedBits > DECISION_BOUNDS.doubtMax) return null
      return { b: made.to.id, bits: made.doubtedBits, isJoined: true }
    case 'leave':
      return null
    default:
      return assertNever(made)
  }
}

/** As many as are compared. */
const RECORDS_TOLD_MAX = 50

interface Draft {
  readonly given: ScoredLink[]
  readonly withdrawn: Linking['withdrawn'][number][]
}

class Drafts {
  readonly #drafts = new Map<VertexKey, Draft>()

  at(first: VertexKey): Draft {
    const draft = this.#drafts.get(first) ?? { given: [], withdrawn: [] }
    this.#drafts.set(first, draft)
    return draft
  }

  linkings(): Linking[] {
    return [...this.#drafts]
      .map(([first, { given, withdrawn }]) => ({ first, given, withdrawn, conflicts: { made: [], removed: [] } }))
      .toSorted((x, y) => (x.first < y.first ? -1 : 1))
  }
}
