import type { Evidence, GivenConflict } from '../../model/index.ts'
import { MATCHER } from '../observe.ts'
import type { MatchEvidence } from './evidence-of-match.ts'
import { asGiven, asWithdrawn, scoredEvidence, type ModelInForce } from './linking.ts'

interface Matchable {
  readonly evidence: readonly Evidence[]
  readonly conflicts: readonly GivenConflict[]
}

/** The facts of a whole graph as they are once it holds what a matcher says. @param at instant, ISO 8601 */
export function factsWithMatch<Facts extends Matchable>(
  facts: Facts,
  said: MatchEvidence,
  model: ModelInForce,
  at: string,
): Facts {
  const given = new Map(said.evidence.map((link) => scoredEvidence(link, model, at)).map((one) => [one.key, one]))
  const isOwn = ({ rule, source }: Evidence) => rule === MATCHER && source === model.matcher
  const stored = new Map(facts.evidence.filter(isOwn).map((evidence) => [evidence.key, evidence]))
  return {
    ...facts,
    evidence: [
      ...facts.evidence.filter((evidence) => !isOwn(evidence)),
      ...[...stored.values()].filter(({ key }) => !given.has(key)).map(asWithdrawn),
      ...[...given.values()].map((scored) => asGiven(stored.get(scored.key), scored)),
    ],
    conflicts: [...facts.conflicts.filter(({ matcher }) => matcher !== model.matcher), ...said.conflicts],
  }
}
