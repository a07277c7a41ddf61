import { distinctWithin } from '../local/index.ts'
import { namespaceRule, type IdentityRules } from '../rules.ts'
import type { Vertex } from '../snapshot.ts'

/** How limits count: what pins hold together counts once, and some limits count days of use. */
export interface Counting {
  /** The same for all vertices that pins hold together. */
  groupOf(vertex: Vertex): string
  /** Days of use, by evidence that counts for something. */
  daysOf(vertex: Vertex): readonly number[]
}

/** Counts each vertex for itself; and as if all were always in use, which may find a limit broken that is not. */
export const STRICT: Counting = { groupOf: ({ key }) => key, daysOf: () => [0] }

/**
 * Whether two clusters together hold more identifiers of a namespace than one profile may.
 * Hereditary: a union that is allowed has only allowed parts.
 */
export function exceedsLimit(
  left: readonly Vertex[],
  right: readonly Vertex[],
  rules: IdentityRules,
  counting: Counting,
): boolean {
  const [small, large] = left.length <= right.length ? [left, right] : [right, left]
  const namespaces = new Set(small.map(({ namespace }) => namespace).filter((name) => isLimited(name, rules)))
  return [...namespaces].some((namespace) =>
    exceeds(
      namespace,
      [...small, ...large].filter((vertex) => vertex.namespace === namespace),
      rules,
      counting,
    ),
  )
}

/** Whether a namespace counts days of use, so that its limit cannot be judged without the evidence. */
export function isWindowed(namespace: string, rules: IdentityRules): boolean {
  return typeof namespaceRule(rules, namespace).limit === 'object'
}

function isLimited(namespace: string, rules: IdentityRules): boolean {
  return namespaceRule(rules, namespace).limit !== undefined
}

function exceeds(namespace: string, vertices: readonly Vertex[], rules: IdentityRules, counting: Counting): boolean {
  const { limit } = namespaceRule(rules, namespace)
  if (limit === undefined) return false
  const groups = Map.groupBy(vertices, (vertex) => counting.groupOf(vertex))
  if (typeof limit === 'number') return groups.size > limit
  if (groups.size <= limit.max) return false
  const days = [...groups].map(
    ([group, members]) => [group, members.flatMap((vertex) => counting.daysOf(vertex))] as const,
  )
  return distinctWithin(days, limit.withinDays) > limit.max
}
