import { identityRulesSchema, type IdentityRules } from '../../src/identity/rules.ts'

type Input = Parameters<typeof identityRulesSchema.parse>[0]
type Namespaces = Record<string, Record<string, unknown>>

const NAMESPACES: Namespaces = {
  customer: {
    class: 'person',
    priority: 100,
    limit: 1,
    normaliser: 'id',
    blocked: ['guest', '*-guest'],
    overridesConflicts: true,
  },
  loyalty: {
    class: 'person',
    priority: 90,
    limit: { max: 1, withinDays: 2 },
    normaliser: 'id',
    shared: [{ with: 'customer', moreThan: 2, withinDays: 3 }],
    overridesConflicts: true,
  },
  email: {
    class: 'person',
    priority: 70,
    limit: 2,
    normaliser: 'email',
    shared: [{ with: 'customer', moreThan: 1, withinDays: 2 }],
    reassignable: true,
    overridesConflicts: true,
  },
  phone: {
    class: 'person',
    priority: 60,
    normaliser: 'id',
    shared: [{ with: 'email', moreThan: 2, withinDays: 3 }],
    reassignable: true,
  },
  device: {
    class: 'device',
    priority: 20,
    normaliser: 'id',
    shared: [
      { with: 'customer', moreThan: 2, withinDays: 3 },
      { with: 'loyalty', moreThan: 2, withinDays: 2 },
    ],
  },
  cookie: {
    class: 'device',
    priority: 10,
    normaliser: 'id',
    shared: [{ with: 'customer', moreThan: 1, withinDays: 1 }],
  },
  landline: { class: 'household', priority: 0, normaliser: 'id' },
}

/** Small thresholds, so that short histories reach every rule. */
export function rulesWith(namespaces: Namespaces = {}, rest: Record<string, unknown> = {}): IdentityRules {
  const merged = Object.entries(namespaces).map(([name, changed]) => [name, { ...NAMESPACES[name], ...changed }])
  const input: Input = {
    version: 1,
    defaults: { region: 'GB', email: { gmailDots: true, plusAddressing: true } },
    login: { namespace: 'customer', events: ['Signed In'] },
    namespaces: { ...NAMESPACES, ...Object.fromEntries(merged) },
    otherNamespaces: { class: 'person', priority: 50, normaliser: 'id', overridesConflicts: true },
    survivorship: { default: { by: ['newest'] } },
    ...rest,
  }
  return identityRulesSchema.parse(input)
}

/** Those that a history changes between; the first is in force when it begins. */
export const RULE_SETS: readonly IdentityRules[] = [
  rulesWith(),
  // Nothing is shared but by many, and more is asked of an e-mail address.
  rulesWith(
    {
      email: { mustBeVerified: true, shared: [], limit: { max: 1, withinDays: 3 } },
      device: { shared: [{ with: 'customer', moreThan: 9, withinDays: 9 }] },
      cookie: { shared: [] },
    },
    { version: 2 },
  ),
  // Pairs that count otherwise or never; addresses and numbers stay with whom they are.
  rulesWith(
    { email: { reassignable: false }, phone: { reassignable: false }, loyalty: { limit: 2 } },
    {
      version: 3,
      login: { namespace: 'customer', events: [] },
      pairs: [
        { between: ['cookie', 'customer'], strength: 95 },
        { between: ['phone', 'device'], counts: false },
      ],
    },
  ),
  // Another value stands for nobody, a cookie is a person's, a phone a household's.
  rulesWith(
    {
      customer: { blocked: ['1', '*-1'] },
      cookie: { class: 'person', reassignable: true, shared: [{ with: 'email', moreThan: 1, withinDays: 2 }] },
      phone: { class: 'household' },
    },
    { version: 4 },
  ),
  // Whose a device is, loyalty cards say.
  rulesWith({ loyalty: { limit: 1 } }, { version: 5, login: { namespace: 'loyalty', events: ['Signed In'] } }),
]
