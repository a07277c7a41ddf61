import {
  decisionIdOfEvent,
  decisionIdOfMatch,
  decisionIdOfRules,
  namespaceOf,
  observationId,
  type BirthId,
  type Decision,
  type DecisionActs,
  type Evidence,
  type LoggedEvent,
  type VertexKey,
} from '../../model/index.ts'
import { birthsAt } from '../births-at.ts'
import type { ModelInForce } from '../matcher/index.ts'
import { MATCHER } from '../observe.ts'
import { hasJoined } from '../undo.ts'
import type { Verdict } from '../verdict.ts'
import type { Effects, Telling } from './effects.ts'

const NO_ACTS: DecisionActs = {
  made: [],
  withdrawn: [],
  retracted: [],
  revived: [],
  observed: [],
  crossed: [],
  ends: [],
  overrides: [],
}

function hasEffect({ before, after }: Decision['effect']): boolean {
  return before.length > 1 || after.length > 1
}

/** An event decides when it joins or parts profiles that were there before; a first attachment is no decision. */
export function tellingOfEvent(logged: LoggedEvent): Telling {
  return {
    decision(effect, parts, effects, birthOf) {
      if (!hasEffect(effect)) return null
      const kind = parts ? 'split' : 'merge'
      const crossed = parts ? crossingsOf(effects, birthOf) : []
      const evidence = observedBy(effects, effect, crossed.length > 0)
      const ends = [...birthsAt(evidence, birthOf), ...crossed.flatMap(({ at, beside }) => [at, beside])]
      return {
        id: decisionIdOfEvent(logged),
        kind,
        at: effects.at,
        by: byRules(evidence, crossed.length > 0 ? effects.crossed : []),
        reason: crossed.length > 0 ? reasonOfCrossing(effects.crossed) : reasonOf(kind, evidence),
        effect,
        acts: {
          ...NO_ACTS,
          observed: [...new Set(evidence.map(observationId))].toSorted(),
          crossed,
          ends: [...new Set(ends)].toSorted(),
        },
        undoes: null,
        request: null,
      }
    },
  }
}

/** Of an event that made an identifier nobody's, what was not used before is its doing only where it joined profiles. */
function observedBy(effects: Effects, effect: Decision['effect'], hasCrossed: boolean): Evidence[] {
  const used = [...effects.evidence.values()].filter(({ key }) => effects.observed.has(key))
  if (!hasCrossed) return used
  return hasJoined(effect) ? used.filter((item) => effects.said.has(observationId(item))) : []
}

function crossingsOf({ crossed }: Effects, birthOf: (key: VertexKey) => BirthId | undefined): DecisionActs['crossed'] {
  return crossed.flatMap(({ at, beside, observation, as }) => {
    const [atBirth, besideBirth] = [birthOf(at), birthOf(beside)]
    return atBirth === undefined || besideBirth === undefined
      ? []
      : [{ observation, at: atBirth, beside: besideBirth, as }]
  })
}

function byRules(evidence: readonly Evidence[], crossed: Effects['crossed']): string {
  const rules = [...evidence, ...crossed].map(({ rule }) => `rule:${rule}`)
  return [...new Set(rules)].toSorted().join(' ') || 'rule:together'
}

/** Names namespaces only, as `reasonOf`. */
function reasonOfCrossing(crossed: Effects['crossed']): string {
  const made = Map.groupBy(crossed, ({ at, as }) => `${namespaceOf(at)} ${as}`)
  const told = [...made].map(([what, some]) => {
    const beside = [...new Set(some.map(({ beside: key }) => namespaceOf(key)))].toSorted().join(', ')
    return `an identifier of ${what}: too many of ${beside} are seen with it`
  })
  return `One event made ${told.toSorted().join('; and ')}`
}

/** Names namespaces only: a decision holds opaque ids, never a person's data. */
function reasonOf(kind: 'merge' | 'split', evidence: readonly Evidence[]): string {
  const named = [...new Set(evidence.flatMap(({ a, b }) => [a, b]).map(namespaceOf))].toSorted().join(', ')
  if (kind === 'merge') return `One event named ${named} together`
  return named === ''
    ? 'An identifier turned out to be nobody’s'
    : `Stronger evidence (${named}) left no room for both in one profile`
}

/**
 * A verdict is a decision, whatever it changes. Of evidence it tells what was not so before: what others had retracted
 * stays theirs when it is undone.
 */
export function tellingOfVerdict({
  id,
  kind,
  by,
  reason,
  undoes,
  request,
  make,
  restore,
  withdraw,
  ends,
  override,
}: Verdict): Telling {
  return {
    decision: (effect, _parts, { at, retracted, revived }) => ({
      id,
      kind,
      at,
      by,
      reason,
      effect,
      acts: {
        made: [...make, ...restore].map((pin) => pin.id),
        withdrawn: withdraw.map((pin) => pin.id),
        retracted: [...retracted].toSorted(),
        revived: [...revived].toSorted(),
        observed: [],
        crossed: [],
        ends,
        overrides: override.map(({ record, at: birth }) => ({ key: record.key, at: birth })),
      },
      undoes,
      request,
    }),
  }
}

/**
 * What the rules did to one component that was due.
 *
 * @param due the profile for which it was evaluated, as it was; `waited`: for its component, too large for a batch
 */
export function tellingOfRules(
  version: number,
  due: { readonly id: BirthId; readonly version: number; readonly waited: boolean },
): Telling {
  return {
    decision(effect, parts, { at }) {
      if (!hasEffect(effect)) return null
      return {
        id: decisionIdOfRules(version, due),
        kind: parts ? 'split' : 'merge',
        at,
        by: `rules:${version}`,
        reason: due.waited
          ? 'What connects these profiles had been too large to be judged together with the event that named it'
          : `Version ${version} of the rules judges this evidence otherwise`,
        effect,
        acts: NO_ACTS,
        undoes: null,
        request: null,
      }
    },
  }
}

/**
 * What a version of a matcher's model did at one of its clusters. Only its own evidence is taken back with it: what else
 * came to be used was there before.
 *
 * @param due the first record of the cluster, and the change that wrote to its profile last
 */
export function tellingOfMatch(model: ModelInForce, due: { readonly id: BirthId; readonly version: number }): Telling {
  return {
    decision(effect, parts, effects, birthOf) {
      if (!hasEffect(effect)) return null
      const used = [...effects.evidence.values()].filter(
        ({ key, rule }) => rule === MATCHER && effects.observed.has(key),
      )
      return {
        id: decisionIdOfMatch(model, due),
        kind: parts ? 'split' : 'merge',
        at: effects.at,
        by: `rule:${MATCHER}`,
        reason: `Version ${model.modelVersion} of the model ${model.matcher} holds the records to be ${parts ? 'of different people' : 'one person’s'}`,
        effect,
        acts: {
          ...NO_ACTS,
          observed: [...new Set(used.map(observationId))].toSorted(),
          ends: birthsAt(used, birthOf),
        },
        undoes: null,
        request: null,
      }
    },
  }
}
