/** Rules that let little bring all about. */
import { identityRulesSchema } from '../../src/identity/index.ts'

const person = { class: 'person', normaliser: 'id', blocked: ['nobody'] }
const device = { class: 'device', normaliser: 'id' }

export const SMALL_RULES = identityRulesSchema.parse({
  version: 2,
  defaults: { region: 'GB', email: { gmailDots: true, plusAddressing: true } },
  login: { namespace: 'customer' },
  namespaces: {
    customer: { ...person, priority: 100, limit: 1, overridesConflicts: true },
    loyalty: { ...person, priority: 90, limit: { max: 1, withinDays: 5 }, overridesConflicts: true },
    email: { ...person, priority: 70, shared: [{ with: 'customer', moreThan: 2, withinDays: 4 }], reassignable: true },
    phone: { ...person, priority: 60, mustBeVerified: true, shared: [{ with: 'email', moreThan: 1, withinDays: 9 }] },
    device: { ...device, priority: 20, shared: [{ with: 'customer', moreThan: 2, withinDays: 2 }] },
    cookie: { ...device, priority: 10, shared: [{ with: 'email', moreThan: 1, withinDays: 3 }] },
    landline: { class: 'household', priority: 0, normaliser: 'id' },
  },
  otherNamespaces: { ...person, priority: 50 },
  pairs: [{ between: ['phone', 'cookie'], counts: false }],
  survivorship: { default: { by: ['newest'] } },
})

/** What was shared is not any more, what never counted does. */
export const LATER_RULES = identityRulesSchema.parse({
  ...SMALL_RULES,
  version: 3,
  namespaces: {
    ...SMALL_RULES.namespaces,
    email: { ...person, priority: 70, shared: [{ with: 'customer', moreThan: 3, withinDays: 2 }], reassignable: true },
    phone: { ...person, priority: 60 },
    cookie: { ...device, priority: 95 },
  },
  pairs: [],
})
