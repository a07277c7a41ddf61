import { z } from 'zod'
import { NAMESPACE_PATTERN, type IdentifierClass } from '../model/index.ts'
import { unknownBuiltin } from './blocked/builtin-lists.ts'

const namespaceName = z.string().max(64).regex(NAMESPACE_PATTERN)

/** How many identifiers of a namespace one profile may hold: ever, or in use within any window of days. */
const limitSchema = z.union([
  z.int().min(1),
  z.strictObject({ max: z.int().min(1), withinDays: z.int().min(1).max(36_500) }),
])

/** Seen directly with more than so many identifiers of a namespace within any window: shared, it links nobody. */
const sharedSchema = z.strictObject({
  with: namespaceName,
  moreThan: z.int().min(1).max(200),
  withinDays: z.int().min(1).max(36_500),
})

/** A value, a pattern with `*`, or a built-in list by its name. */
const blockedEntry = z
  .string()
  .min(1)
  .superRefine((entry, context) => {
    const message = unknownBuiltin(entry)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

/** How identifiers of one namespace are read and what they may decide. */
const namespaceSchema = z.strictObject({
  class: z.enum(['person', 'device', 'household']),
  priority: z.int().min(0).max(1_000),
  limit: limitSchema.optional(),
  normaliser: z.enum(['text', 'id', 'email', 'phone']),
  blocked: z.array(blockedEntry).default([]),
  shared: z.array(sharedSchema).default([]),
  reassignable: z.boolean().default(false),
  mustBeVerified: z.boolean().default(false),
  overridesConflicts: z.boolean().default(false),
})

/** Two namespaces whose pairs count otherwise than by the lower of both priorities. */
const pairSchema = z.strictObject({
  between: z.tuple([namespaceName, namespaceName]),
  counts: z.boolean().default(true),
  strength: z.int().min(0).max(1_000).optional(),
})

const CRITERIA = ['verified', 'source', 'newest', 'longest', 'mostFrequent'] as const

/** Which value of an attribute survives: the criteria one after the other, until one decides. */
const survivorshipSchema = z.strictObject({
  by: z.array(z.enum(CRITERIA)).min(1),
  sources: z.array(z.string().min(1)).default([]),
})

/** The shape of `config/identity.yaml`. */
export const identityRulesSchema = z.strictObject({
  version: z.int().min(1),
  defaults: z.strictObject({
    region: z.string().regex(/^[A-Z]{2}$/),
    email: z.strictObject({ gmailDots: z.boolean(), plusAddressing: z.boolean() }),
  }),
  login: z.strictObject({ namespace: namespaceName, events: z.array(z.string().min(1)).default([]) }),
  namespaces: z.record(namespaceName, namespaceSchema),
  otherNamespaces: namespaceSchema,
  pairs: z.array(pairSchema).default([]),
  survivorship: z.strictObject({
    default: survivorshipSchema,
    attributes: z.record(z.string().min(1), survivorshipSchema).default({}),
  }),
  households: z.strictObject({ sizeMax: z.int().min(2).max(50).default(12) }).prefault({}),
})

export type NamespaceRule = z.infer<typeof namespaceSchema>
export type NamespaceLimit = z.infer<typeof limitSchema>
export type SurvivorshipRule = z.infer<typeof survivorshipSchema>
export type SurvivorshipCriterion = (typeof CRITERIA)[number]
export type IdentityRules = z.infer<typeof identityRulesSchema>

/** Asked for every end of all evidence: rules are turned into a map once, and those asked for last are at hand. */
const byNamespace = new WeakMap<IdentityRules, ReadonlyMap<string, NamespaceRule>>()
let last: { readonly rules: IdentityRules; readonly map: ReadonlyMap<string, NamespaceRule> } | null = null

export function namespaceRule(rules: IdentityRules, namespace: string): NamespaceRule {
  if (last?.rules !== rules) last = { rules, map: byNamespace.get(rules) ?? mapped(rules) }
  return last.map.get(namespace) ?? rules.otherNamespaces
}

function mapped(rules: IdentityRules): ReadonlyMap<string, NamespaceRule> {
  const map = new Map(Object.entries(rules.namespaces))
  byNamespace.set(rules, map)
  return map
}

export function classOf(rules: IdentityRules, namespace: string): IdentifierClass {
  return namespaceRule(rules, namespace).class
}

/** Whether an identifier's use can be of several owners, one after the other: a shared tablet, a recycled phone number. */
export function canBeCut(rules: IdentityRules, namespace: string): boolean {
  const { class: kind, reassignable } = namespaceRule(rules, namespace)
  return kind === 'device' || (kind === 'person' && reassignable && namespace !== rules.login.namespace)
}

/** @returns the strength of evidence between two namespaces; null when such pairs never count */
export function strengthOf(rules: IdentityRules, one: string, other: string): number | null {
  const pair = rules.pairs.find(({ between: [x, y] }) => (x === one && y === other) || (x === other && y === one))
  if (pair?.counts === false) return null
  return pair?.strength ?? Math.min(namespaceRule(rules, one).priority, namespaceRule(rules, other).priority)
}
