import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlocked } from '../../src/identity/blocked.ts'
import { normaliseIdentifier } from '../../src/identity/normalise/index.ts'
import type { IdentityRules } from '../../src/identity/rules.ts'
import { RULES } from '../support/gate.ts'

const read = (namespace: string, raw: string, rules: IdentityRules = RULES) =>
  normaliseIdentifier(rules, { namespace, raw, verified: true, field: 'f' })

function valueOf(namespace: string, raw: string, rules?: IdentityRules): string {
  const result = read(namespace, raw, rules)
  return result.kind === 'ok' ? result.identifier.value : result.kind === 'invalid' ? result.fault.code : result.kind
}

function withEmail(email: Partial<IdentityRules['defaults']['email']>): IdentityRules {
  return { ...RULES, defaults: { ...RULES.defaults, email: { ...RULES.defaults.email, ...email } } }
}

describe('an e-mail address', () => {
  it.each([
    ['Jane.Roe@Example.ORG', 'jane.roe@example.org'],
    ['  jane@example.org\u200b ', 'jane@example.org'],
    ['J.Doe+sale@GoogleMail.com', 'jdoe@gmail.com'],
    ['jane+shop@example.org', 'jane@example.org'],
    ['jörg@münchen.example', 'jörg@xn--mnchen-3ya.example'],
    ['ｊａｎｅ@example.org', 'jane@example.org'],
    ["o'brien_x%y@mail.example.co.uk", "o'brien_x%y@mail.example.co.uk"],
  ])('%s is the mailbox %s', (raw, mailbox) => {
    expect(valueOf('email', raw)).toBe(mailbox)
  })

  it('keeps dots and tags where the settings say they tell mailboxes apart', () => {
    expect(valueOf('email', 'j.doe+x@gmail.com', withEmail({ gmailDots: false }))).toBe('j.doe@gmail.com')
    expect(valueOf('email', 'j.doe+x@gmail.com', withEmail({ plusAddressing: false }))).toBe('jdoe+x@gmail.com')
  })

  it('keeps a mailbox that would be left without a name', () => {
    expect(valueOf('email', '+@gmail.com')).toBe('+@gmail.com')
    expect(valueOf('email', '..@gmail.com')).toBe('..@gmail.com')
  })

  it.each([
    'a@b@example.org',
    'a@example.org@b.example.org',
    'jane',
    '@example.org',
    'jane@',
    'jane@localhost',
    'jane@1.2.3.4',
    'jane@[::1]',
    'jane doe@example.org',
    'jane@exa mple.org',
    'jane@example..org',
    'jane@-example.org',
    'jane@example.org/x',
    'jane@example.org, joe@example.org',
    '"jane roe"@example.org',
    `${'x'.repeat(65)}@example.org`,
    `jane@${'x.'.repeat(130)}org`,
    'Jane <jane@example.org>',
  ])('%s is none', (raw) => {
    expect(valueOf('email', raw)).toBe('INVALID_EMAIL')
  })
})

describe('a phone number', () => {
  it.each([
    '07911 123456',
    '+44 (0)7911 123456',
    '0044 7911-123456',
    '07911123456 ext 12',
    'tel:07911123456',
    '٠٧٩١١١٢٣٤٥٦',
  ])('%s is +447911123456 in Britain', (raw) => {
    expect(valueOf('phone', raw)).toBe('+447911123456')
  })

  it('is read with the region of the settings, unless it names its country', () => {
    const german: IdentityRules = { ...RULES, defaults: { ...RULES.defaults, region: 'DE' } }
    expect(valueOf('phone', '030 901820', german)).toBe('+4930901820')
    expect(valueOf('phone', '+1 (202) 555-0172', german)).toBe('+12025550172')
  })

  it('may lie in a range that today nobody is given numbers of', () => {
    expect(valueOf('phone', '07700 900123')).toBe('+447700900123')
  })

  it.each(['12345', 'after six', 'call 07911 123456', '12'.repeat(20), '+', '07911 123456 / 020 7946 0000'])(
    '%s is none',
    (raw) => {
      expect(valueOf('phone', raw)).toBe('INVALID_PHONE')
    },
  )
})

describe('an id', () => {
  it('keeps upper and lower case apart, and nothing else that cannot be seen', () => {
    expect(valueOf('customer', ' aB\u00ad3 ')).toBe('aB3')
    expect(valueOf('customer', 'ＡＢ３')).toBe('AB3')
    expect(valueOf('customer', 'ab3')).not.toBe(valueOf('customer', 'AB3'))
  })

  it('has # percent-encoded in its key, and the received value beside it', () => {
    expect(read('crm', ' a#b ')).toEqual({
      kind: 'ok',
      identifier: { namespace: 'crm', value: 'a#b', key: 'crm:a%23b', raw: ' a#b ', verified: true },
    })
  })

  it('may be of a namespace that is named like a part of every object', () => {
    expect(valueOf('constructor', 'x')).toBe('x')
  })

  it('has at most 512 characters, received and normalised', () => {
    expect(valueOf('customer', 'x'.repeat(512))).toHaveLength(512)
    expect(valueOf('customer', 'x'.repeat(513))).toBe('TOO_LONG')
    expect(valueOf('customer', 'ﷺ'.repeat(40))).toBe('TOO_LONG')
  })

  it.each([
    ['a control character', 'a\0b'],
    ['half a character', 'a\ud800'],
    ['a character lost in transit', 'a\ufffdb'],
  ])('with %s is refused', (_what, raw) => {
    expect(valueOf('customer', raw)).toBe('INVALID_IDENTIFIER')
  })
})

it('text is written in ASCII, lower case, its spaces squeezed', () => {
  const rules: IdentityRules = {
    ...RULES,
    namespaces: { ...RULES.namespaces, nickname: { ...RULES.otherNamespaces, normaliser: 'text' } },
  }
  expect(valueOf('nickname', '  Żółta   Łódź ', rules)).toBe('zolta lodz')
  expect(valueOf('nickname', 'Мария', rules)).toBe('mariya')
})

describe('what a program prints for nothing', () => {
  it.each(['', '   ', 'null', 'NULL', 'undefined', 'NaN', 'None', 'nil', '(null)', ' null\u200b '])(
    '%j is no identifier, in any namespace',
    (raw) => {
      for (const namespace of ['customer', 'email', 'phone', 'cookie', 'crm'])
        expect(valueOf(namespace, raw)).toBe('placeholder')
    },
  )
})

describe('a value that stands for nobody', () => {
  const kept = [
    'anonymous',
    'Guest',
    'unknown',
    'test',
    'N/A',
    '-1',
    '0',
    '0000',
    '00000000-0000-0000-0000-000000000000',
    '9999999999',
    'xxxx',
    '[object Object]',
  ]

  it.each(kept)('%s is kept and blocked, in any namespace', (raw) => {
    for (const namespace of ['customer', 'email', 'phone', 'device', 'crm']) {
      const result = read(namespace, raw)
      expect(result.kind).toBe('ok')
      expect(result.kind === 'ok' && isBlocked(RULES, result.identifier)).toBe(true)
    }
  })

  it.each(['noemail@shop.example', 'no-reply@shop.example', 'none@x.example', 'test@test.com', 'n/a@example.org'])(
    '%s is a blocked e-mail address',
    (value) => {
      expect(isBlocked(RULES, { namespace: 'email', value })).toBe(true)
    },
  )

  it.each([
    ['customer', '14444'],
    ['customer', '10000'],
    ['customer', '111111'],
    ['customer', 'testa'],
    ['customer', 'c-0001'],
    ['email', 'test@example.org'],
    ['email', 'anna@na.example'],
    ['phone', '+447911123456'],
    ['device', '9774d56d-682e-549c'],
  ])('%s:%s is somebody', (namespace, value) => {
    expect(isBlocked(RULES, { namespace, value })).toBe(false)
  })

  it('is what the namespace says: its own list, case ignored, and the built-in one only where it is named', () => {
    const rules: IdentityRules = { ...RULES, namespaces: { till: { ...RULES.otherNamespaces, blocked: ['WALK-IN'] } } }
    expect(isBlocked(rules, { namespace: 'till', value: 'walk-in' })).toBe(true)
    expect(isBlocked(rules, { namespace: 'till', value: 'anonymous' })).toBe(false)
  })
})

it('a normalised value is its own normal form', () => {
  const values = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
    fc.integer({ min: 1, max: 10 ** 11 }).map((n) => `0${n}`),
  )
  const isStable = fc.property(fc.constantFrom('customer', 'email', 'phone', 'cookie'), values, (namespace, raw) => {
    const once = read(namespace, raw)
    return once.kind !== 'ok' || valueOf(namespace, once.identifier.value) === once.identifier.value
  })
  expect(fc.check(isStable, { numRuns: 2_000 }).counterexample).toBeNull()
})
