import { identityRulesSchema, type IdentityRules } from '../../identity/index.ts'
import { SelfsameError } from '../../model/index.ts'

/** @param given what is to be the contents of identity.yaml @throws SelfsameError BAD_REQUEST telling every fault */
export function parseRules(given: unknown): IdentityRules {
  const parsed = identityRulesSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`)
  throw new SelfsameError('BAD_REQUEST', ['These are no rules of identity:', ...faults].join('\n  '), {
    remedy: 'Send what config/identity.yaml holds, as JSON',
  })
}
