import { createHash } from 'node:crypto'
import type { IdentityRules } from '../../src/identity/index.ts'

/** Rules as the graph holds them. */
export interface RulesColumns {
  readonly version: number
  /** Tells them from others of the same version. */
  readonly hash: string
  /** JSON. */
  readonly body: string
}

export function encodeRules(rules: IdentityRules): RulesColumns {
  const body = JSON.stringify(rules)
  return { version: rules.version, hash: createHash('sha256').update(body).digest('hex'), body }
}

/** @param body of rules that were checked before they were put in force */
export function decodeRules(body: string): IdentityRules {
  return JSON.parse(body) as IdentityRules
}
