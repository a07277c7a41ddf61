import {
  describedBy,
  isLocal,
  loginsOf,
  namedBy,
  observationFact,
  observationsOf,
  recordKey,
  type IdentityRules,
  type NamedIdentifier,
} from '../../identity/index.ts'
import { evidenceKey, type IdentifierKey, type LoggedEvent } from '../../model/index.ts'
import type { SnapshotRequest } from './ports.ts'

/** An event with what the engine reads from it. */
export interface EventReading {
  readonly logged: LoggedEvent
  readonly named: readonly NamedIdentifier[]
  /** What the graph holds of its pairs once it is applied. */
  readonly facts: readonly string[]
  /**
   * An event that carries attributes is never judged by its facts: what its source says may have changed back. Nor is a
   * login, whose exact time counts.
   */
  readonly isAlwaysRead: boolean
  readonly request: SnapshotRequest
}

export function readEvent(logged: LoggedEvent, rules: IdentityRules): EventReading {
  const { event } = logged
  const named = namedBy(event, rules)
  const observations = observationsOf(event, named, rules)
  const described = describedBy(event, named)
  return {
    logged,
    named,
    facts: observations.map(observationFact),
    isAlwaysRead: described !== null || loginsOf(event, named, rules).length > 0,
    request: {
      identifiers: named.filter(({ namespace }) => isLocal(rules, namespace)).map(({ key }) => key),
      vertices: named.map(({ key }) => key),
      // Where no end was cut; that of what was cut comes with its identifier.
      evidence: observations.map((observation) => evidenceKey(observation)),
      records: described === null ? [] : [recordKey(event.source, described.key)],
    },
  }
}

/** That the graph knows an identifier, as one of somebody or blocked: at least as verified as it is named. */
export function knownFact(key: IdentifierKey, verified: boolean): string {
  return `i/${verified ? 1 : 0}/${key}`
}

/** That an identifier is used by too many to be anybody's. */
export function sharedFact(key: IdentifierKey): string {
  return `s/${key}`
}
