import type { Violation } from '../../src/app/audit/index.ts'
import type { IdentityRules, NamespaceLimit } from '../../src/identity/index.ts'
import { usableBy, type UsableParameters } from '../identity/usable.ts'
import { statement } from '../statement.ts'

interface Limit {
  readonly max: number
  /** Null for ever. */
  readonly withinDays: number | null
}

interface Parameters extends UsableParameters {
  readonly rulesVersion: number
  readonly limits: readonly ({ readonly namespace: string } & Limit)[]
  readonly otherLimit: Limit | null
}

export const limitsHold = statement<Parameters, Violation>('audit/limits-hold')

export function limitParameters(rules: IdentityRules): Parameters {
  const { version, namespaces, otherNamespaces } = rules
  return {
    ...usableBy(rules),
    rulesVersion: version,
    limits: Object.entries(namespaces).flatMap(([namespace, { limit }]) =>
      limit === undefined ? [] : [{ namespace, ...asLimit(limit) }],
    ),
    otherLimit: otherNamespaces.limit === undefined ? null : asLimit(otherNamespaces.limit),
  }
}

function asLimit(limit: NamespaceLimit): Limit {
  return typeof limit === 'number' ? { max: limit, withinDays: null } : limit
}
