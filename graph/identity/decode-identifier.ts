import type { StoredIdentifier } from '../../src/identity/index.ts'
import type { Evidence } from '../../src/model/index.ts'

/** An identifier as `identity/read-identifiers` returns it. */
export interface IdentifierColumns extends Omit<StoredIdentifier, 'ownership' | 'degree'> {
  readonly ownership: string | null
  readonly degrees: readonly number[]
  readonly evidence: readonly Evidence[]
}

export function decodeIdentifier({ degrees, ownership, evidence: _, ...row }: IdentifierColumns): StoredIdentifier {
  return { ...row, ownership: decodeOwnership(ownership), degree: degrees.reduce((sum, degree) => sum + degree, 0) }
}

/** @param text JSON; null for an identifier that never changed hands */
export function decodeOwnership(text: string | null): StoredIdentifier['ownership'] {
  return text === null ? [] : JSON.parse(text)
}
