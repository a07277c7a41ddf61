import { z } from 'zod'
import type { IdentifierClass } from '../model/index.ts'

/** How identifiers of one namespace are read and what they may decide. */
const namespaceSchema = z.strictObject({
  class: z.enum(['person', 'device', 'household']),
  priority: z.int().min(0).max(1_000),
  limit: z.int().min(1).optional(),
  normaliser: z.enum(['text', 'id', 'email', 'phone']),
  blocked: z.array(z.string().min(1)).default([]),
})

/** The shape of `config/identity.yaml`. */
export const identityRulesSchema = z.strictObject({
  version: z.int().min(1),
  defaults: z.strictObject({
    region: z.string().regex(/^[A-Z]{2}$/),
    email: z.strictObject({ gmailDots: z.boolean(), plusAddressing: z.boolean() }),
  }),
  namespaces: z.record(z.string(), namespaceSchema),
  otherNamespaces: namespaceSchema,
})

export type NamespaceRule = z.infer<typeof namespaceSchema>
export type IdentityRules = z.infer<typeof identityRulesSchema>

export function namespaceRule(rules: IdentityRules, namespace: string): NamespaceRule {
  // Own keys only: `constructor` is a namespace that somebody may send.
  return (Object.hasOwn(rules.namespaces, namespace) ? rules.namespaces[namespace] : undefined) ?? rules.otherNamespaces
}

export function classOf(rules: IdentityRules, namespace: string): IdentifierClass {
  return namespaceRule(rules, namespace).class
}
