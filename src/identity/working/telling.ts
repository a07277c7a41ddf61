import {
  decisionIdOfEvent,
  decisionIdOfRules,
  identifierOf,
  namespaceOf,
  observationId,
  type BirthId,
  type Decision,
  type DecisionActs,
  type Evidence,
  type IdentifierKey,
  type LoggedEvent,
} from '../../model/index.ts'
import type { Verdict } from '../verdict.ts'
import type { Telling } from './effects.ts'

const NO_ACTS: DecisionActs = {
  made: [],
  withdrawn: [],
  retracted: [],
  revived: [],
  observed: [],
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
      const evidence = [...effects.evidence.values()].filter(({ key }) => effects.observed.has(key))
      const kind = parts ? 'split' : 'merge'
      return {
        id: decisionIdOfEvent(logged),
        kind,
        at: effects.at,
        by: [...new Set(evidence.map(({ rule }) => `rule:${rule}`))].toSorted().join(' ') || 'rule:together',
        reason: reasonOf(kind, evidence),
        effect,
        acts: {
          ...NO_ACTS,
          observed: [...new Set(evidence.map(observationId))].toSorted(),
          ends: endsOf(evidence, birthOf),
        },
        undoes: null,
        request: null,
      }
    },
  }
}

function endsOf(evidence: readonly Evidence[], birthOf: (key: IdentifierKey) => BirthId | undefined): BirthId[] {
  const identifiers = new Set(evidence.flatMap(({ a, b }) => [identifierOf(a), identifierOf(b)]))
  return [...identifiers]
    .map(birthOf)
    .filter((id) => id !== undefined)
    .toSorted()
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
 * @param due the profile for which it was evaluated, as it was
 */
export function tellingOfRules(version: number, due: { readonly id: BirthId; readonly version: number }): Telling {
  return {
    decision(effect, parts, { at }) {
      if (!hasEffect(effect)) return null
      return {
        id: decisionIdOfRules(version, due),
        kind: parts ? 'split' : 'merge',
        at,
        by: `rules:${version}`,
        reason: `Version ${version} of the rules judges this evidence otherwise`,
        effect,
        acts: NO_ACTS,
        undoes: null,
        request: null,
      }
    },
  }
}
