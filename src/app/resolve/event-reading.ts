import {
  describedBy,
  observationsOf,
  verticesOf,
  type IdentityRules,
  type NamedVertex,
  type Observation,
} from '../../identity/index.ts'
import type { LoggedEvent } from '../../model/index.ts'

/** An event with what the engine reads from it. */
export interface EventReading {
  readonly logged: LoggedEvent
  readonly vertices: readonly NamedVertex[]
  readonly observations: readonly Observation[]
  readonly described: NamedVertex | null
  /** What the graph holds once the event is applied; when it holds all of it, the event changes nothing. */
  readonly facts: readonly string[]
  /** An event that carries attributes is never judged by its facts: what its source says may have changed back. */
  readonly isAlwaysRead: boolean
}

export function readEvent(logged: LoggedEvent, rules: IdentityRules): EventReading {
  const vertices = verticesOf(logged.event, rules)
  const observations = observationsOf(logged.event, vertices)
  const described = describedBy(logged.event, vertices)
  const pairs = observations.map(({ key, day }) => `e/${key}/${day}`)
  const alone = vertices.length === 1 ? vertices.map(({ key }) => `v/${key}`) : []
  return { logged, vertices, observations, described, facts: [...pairs, ...alone], isAlwaysRead: described !== null }
}
