import { createHash } from 'node:crypto'
import { identityRulesSchema, type IdentityRules } from '../../src/identity/index.ts'

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

export function decodeRules(body: string): IdentityRules {
  return identityRulesSchema.parse(JSON.parse(body))
}
