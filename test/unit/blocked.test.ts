import { describe, expect, it } from 'vitest'
import { isBlocked } from '../../src/identity/blocked.ts'
import { normaliseIdentifier } from '../../src/identity/normalise/index.ts'
import { type IdentityRules, identityRulesSchema } from '../../src/identity/rules.ts'
import { RULES } from '../support/gate.ts'

const email = (value: string): boolean => isBlocked(RULES, { namespace: 'email', value })

function blocking(...blocked: string[]): IdentityRules {
  return { ...RULES, namespaces: { ...RULES.namespaces, till: { ...RULES.otherNamespaces, blocked } } }
}

const till = (rules: IdentityRules, value: string): boolean => isBlocked(rules, { namespace: 'till', value })

function faults(entry: string): string[] {
  const raw = { ...RULES, namespaces: { till: { ...RULES.otherNamespaces, blocked: [entry] } } }
  return identityRulesSchema.safeParse(raw).error?.issues.map(({ message }) => message) ?? []
}

const readOffice = (rules: IdentityRules) =>
  normaliseIdentifier(rules, { namespace: 'email', raw: 'Info+a@München.example', verified: true, field: 'f' })

describe('a mailbox that several people read', () => {
  it.each([
    'info@acme.example',
    'sales@acme.example',
    'Customer-Service@acme.example',
    'info+newsletter@acme.example',
    'kontakt@laden.example',
    'büro@praxis.example',
    'buero@praxis.example',
    'verkauf@laden.example',
    'comptabilité@maison.example',
    'pedidos@tienda.example',
    'segreteria@studio.example',
    'klantenservice@winkel.example',
    'zamówienia@sklep.example',
  ])('%s links nobody', (value) => {
    expect(email(value)).toBe(true)
  })

  it.each(['infocus@acme.example', 'jane.sales@acme.example', 'mailer@info.example', 'elinfo@acme.example'])(
    '%s is somebody: only the whole mailbox is compared',
    (value) => {
      expect(email(value)).toBe(false)
    },
  )

  it('is meant of mailboxes alone: a customer may be called info', () => {
    const rules = blocking('builtin:role-mailboxes')
    expect(till(rules, 'info')).toBe(false)
    expect(till(rules, '@info')).toBe(false)
  })
})

describe('a mailbox for ten minutes', () => {
  it.each(['jane@mailinator.com', 'x1@sub.guerrillamail.com', 'JANE@YOPMAIL.COM'])('%s links nobody', (value) => {
    expect(email(value)).toBe(true)
  })

  it.each([
    'jane@gmail.com',
    'mailinator.com@acme.example',
    'jane@notmailinator.com.example',
    // Made for one person, and kept.
    'quiet.otter@duck.com',
    'x7k2@privaterelay.appleid.com',
    'shop.1a2b@user.simplelogin.com',
    'abc@mozmail.com',
  ])('%s is somebody', (value) => {
    expect(email(value)).toBe(false)
  })
})

describe('a pattern of the namespace', () => {
  const rules = blocking('TEST-*', '*@staff.example', 'demo*card*9', 'a.c')

  it.each(['test-1', 'Test-', 'jane@staff.example', 'demo-card-77-9', 'democard9', 'A.C'])('blocks %s', (value) => {
    expect(till(rules, value)).toBe(true)
  })

  it.each(['contest-1', 'jane@staff.example.org', 'demo9', 'card-demo-9', 'demo-card-98', 'abc'])(
    'leaves %s alone',
    (value) => {
      expect(till(rules, value)).toBe(false)
    },
  )

  it('does not let its end and its beginning share letters', () => {
    expect(till(blocking('aba*aba'), 'ababa')).toBe(false)
    expect(till(blocking('aba*aba'), 'abaaba')).toBe(true)
  })

  it('of one star blocks whatever there is', () => {
    expect(till(blocking('*'), 'anything')).toBe(true)
  })

  it('full of stars is answered about a hostile value as about any other', () => {
    const stars = blocking('*a'.repeat(40) + '*b')
    expect(till(stars, 'a'.repeat(500))).toBe(false)
    expect(till(stars, 'a'.repeat(500) + 'b')).toBe(true)
  })
})

describe('the rules', () => {
  it('refuse a built-in list that does not exist, and name the one that was meant', () => {
    expect(faults('builtin:role-mailbox')).toEqual([
      'builtin:role-mailbox is unknown; did you mean builtin:role-mailboxes?',
    ])
  })

  it('name all lists where none is near', () => {
    expect(faults('builtin:x')).toEqual([
      'builtin:x is unknown; there are builtin:placeholders, builtin:role-mailboxes, builtin:disposable-domains',
    ])
  })

  it('take the three that exist', () => {
    for (const list of ['placeholders', 'role-mailboxes', 'disposable-domains'])
      expect(faults(`builtin:${list}`)).toEqual([])
  })
})

describe('a blocked address', () => {
  it('keeps the key it would have unblocked, so that a later rule finds its evidence', () => {
    const open = { ...RULES, namespaces: { email: { ...RULES.namespaces['email']!, blocked: [] } } }
    expect(readOffice(RULES)).toEqual(readOffice(open))
    expect(readOffice(RULES)).toMatchObject({ identifier: { key: 'email:info@xn--mnchen-3ya.example' } })
  })

  it('stays blocked where its normal form would escape the list', () => {
    const raw = '123456789'
    expect(normaliseIdentifier(RULES, { namespace: 'phone', raw, verified: true, field: 'f' })).toMatchObject({
      identifier: { key: 'phone:123456789' },
    })
  })
})
