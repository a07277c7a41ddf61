import { digest } from './digest.ts'

/** What a namespace's identifiers stand for. `household` never takes part in deciding who is one person. */
export type IdentifierClass = 'person' | 'device' | 'household'

/** A normalised (namespace, value). In a key `#` and `%` of a value are percent-encoded: `#` separates an owner from a tenure. */
export interface Identifier {
  readonly namespace: string
  readonly value: string
}

/** An identifier as text, `namespace:value`, split at the first colon. */
export type IdentifierKey = string

/**
 * A vertex of the graph: an identifier, or a further tenure of one that changed hands: `device:x#<hash of its owner>`.
 * The identifier itself is its first owner's vertex.
 */
export type VertexKey = string

/** @returns the vertex of an identifier that stands for its use by an owner other than the first */
export function tenureKey(identifier: IdentifierKey, owner: IdentifierKey): VertexKey {
  return `${identifier}#${digest(`owner/${owner}`)}`
}

/** @returns the identifier that a vertex is, or is a tenure of */
export function identifierOf(vertex: VertexKey): IdentifierKey {
  const mark = vertex.indexOf('#')
  return mark < 0 ? vertex : vertex.slice(0, mark)
}

/** Namespaces: lower case letters, digits, `_`, `-` and dots between words (`record.crm`), 64 characters at most. */
export const NAMESPACE_PATTERN = /^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)*$/

export function keyOf(identifier: Identifier): IdentifierKey {
  return `${identifier.namespace}:${identifier.value.replaceAll('%', '%25').replaceAll('#', '%23')}`
}

/** @returns the namespace of a vertex's identifier; empty when the text has no colon, or nothing before it */
export function namespaceOf(vertex: VertexKey): string {
  return vertex.slice(0, Math.max(0, vertex.indexOf(':')))
}

/** @returns what a vertex's identifier is of; null when the text has no colon, or nothing on one side of it */
export function parseKey(vertex: VertexKey): Identifier | null {
  const key = identifierOf(vertex)
  const colon = key.indexOf(':')
  if (colon < 1 || colon === key.length - 1) return null
  return {
    namespace: key.slice(0, colon),
    value: key
      .slice(colon + 1)
      .replaceAll('%23', '#')
      .replaceAll('%25', '%'),
  }
}
