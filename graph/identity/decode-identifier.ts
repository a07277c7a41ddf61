import type { StoredIdentifier } from '../../src/identity/index.ts'
import type { Evidence } from '../../src/model/index.ts'

/** An identifier as `identity/read-identifiers` returns it. */
export interface IdentifierColumns extends Omit<StoredIdentifier, 'ownership'> {
  readonly ownership: string | null
  readonly evidence: readonly Evidence[]
}

export function decodeIdentifier({ ownership, evidence: _, ...row }: IdentifierColumns): StoredIdentifier {
  return { ...row, ownership: decodeOwnership(ownership) }
}

/** @param text JSON; null for an identifier that never changed hands */
export function decodeOwnership(text: string | null): StoredIdentifier['ownership'] {
  return text === null ? [] : JSON.parse(text)
}
