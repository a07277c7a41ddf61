import { describe, expect, test } from 'vitest'
import { ProfileReader } from '../../src/app/read/index.ts'
import { cli } from '../support/cli.ts'
import { RULES } from '../support/events.ts'
import { seen } from '../support/explained.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { TRAITS } from '../support/traits.ts'

describe('selfsame profile', () => {
  const reads = new MemoryReads()
  reads.profiles.push(
    profileOf(
      'p1',
      ['customer:C-1', 'email:jane@mail.example', 'cookie:abc'],
      [
        { name: 'firstName', value: 'Jane', source: 'web', observedAt: '2026-01-02T10:00:00.000Z', verified: true },
        { name: 'vip', value: null, source: 'web', observedAt: '2026-01-02T10:00:00.000Z', verified: true },
      ],
    ),
  )
  reads.figuresOf.set('customer:C-1', { orders: 3, refunds: 1, spendByCurrency: { GBP: 125_000 } })
  reads.sightingOf.set('cookie:abc', {
    firstSeen: '2026-01-01T00:00:00.000Z',
    lastSeen: '2026-02-03T00:00:00.000Z',
    sources: ['web'],
  })
  reads.activityOf.set('customer:C-1', [
    {
      messageId: 'm',
      type: 'track',
      name: 'Order Completed',
      source: 'web',
      channel: 'web',
      occurredAt: '2026-02-03T12:34:56.000Z',
      amount: 125_000,
      currency: 'GBP',
    },
  ])
  const kiosk = seen('customer:C-1', 'device:kiosk#c0ffee', { parked: 'shared' })
  const card = seen("loyalty:Jane's", 'email:jane@mail.example', { parked: 'limit', strength: 60 })
  const spelling = seen('cookie:abc', 'email:jane@mail.example', { parked: 'limit', strength: 70 })
  const accepted = seen('customer:C-1', 'email:jane@mail.example', { strength: 80 })
  reads.ledgerOf.set('p1', { evidence: [kiosk, card, spelling, accepted], decisions: [] })
  const { households } = identityUseCases()
  const lives = { from: 20_000, to: 20_100 }
  households.all.push({
    id: 'h1',
    members: [
      { ...lives, profileId: 'p7', role: 'holder', through: ['landline'] },
      { ...lives, profileId: 'p1', role: 'member', through: ['landline', 'device'] },
      { ...lives, profileId: 'p8', role: 'member', through: ['device'] },
    ],
  })
  const service = {
    profiles: new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS }),
    households,
  }

  test.each(['p1', 'p1.2', 'email: JANE+shop@mail.example '])(
    'finds one by an id, another id of it, or an identifier as people write it: %s',
    async (question) => {
      const run = await cli(['profile', question, '--output', 'json'], { service })
      expect(run).toMatchObject({ exitCode: 0, closed: 1 })
      expect(JSON.parse(run.stdout)).toEqual({
        id: 'p1',
        aliases: ['p1.1', 'p1.2'],
        identifiers: [
          { namespace: 'customer', value: 'C-1', firstSeen: null, lastSeen: null, sources: [] },
          { namespace: 'email', value: 'jane@mail.example', firstSeen: null, lastSeen: null, sources: [] },
          {
            namespace: 'cookie',
            value: 'abc',
            firstSeen: '2026-01-01T00:00:00.000Z',
            lastSeen: '2026-02-03T00:00:00.000Z',
            sources: ['web'],
          },
        ],
        attributes: [
          { name: 'firstName', value: 'Jane', source: 'web', observedAt: '2026-01-02T10:00:00.000Z' },
          { name: 'vip', value: null, source: 'web', observedAt: '2026-01-02T10:00:00.000Z' },
        ],
        metrics: {
          events: 0,
          spend: 12.5,
          currency: 'GBP',
          orders: 3,
          refunds: 1,
          spendByCurrency: [{ currency: 'GBP', amount: 12.5 }],
          averageOrderValue: 12.5 / 3,
          firstSeen: null,
          lastSeen: null,
          rebuilding: null,
        },
        traits: expect.arrayContaining([
          expect.objectContaining({ name: 'orders', precision: 'exact', value: 3 }),
          { name: 'distinctProducts', precision: 'approximate', value: 0, windows: [] },
        ]),
        household: {
          id: 'h1',
          members: [
            { profile: { id: 'p7' }, role: 'holder', through: ['landline'] },
            { profile: { id: 'p1' }, role: 'member', through: ['landline', 'device'] },
            { profile: { id: 'p8' }, role: 'member', through: ['device'] },
          ],
        },
        evidence: [accepted, spelling, card, kiosk].map(({ key, a, b, rule, source, state, reason }) => ({
          key,
          a,
          b,
          rule,
          source,
          state,
          reason,
        })),
        recentActivity: [
          {
            occurredAt: '2026-02-03T12:34:56.000Z',
            type: 'track',
            name: 'Order Completed',
            channel: 'web',
            currency: 'GBP',
            amount: 12.5,
          },
        ],
      })
    },
  )

  test('prints a card to read', async () => {
    const { stdout } = await cli(['profile', 'p1'], { service })
    expect(stdout).toBe(
      [
        'p1  (2 other ids)',
        '  3 orders, 1 refund, spend 12.50 GBP',
        '  member of household h1, with 2 others, through landline, device',
        '  identifiers',
        '    customer  C-1',
        '    email     jane@mail.example',
        '    cookie    abc                2026-01-01 to 2026-02-03  web',
        '  attributes',
        '    firstName  Jane         web, 2026-01-02',
        '    vip        (withdrawn)  web, 2026-01-02',
        '  recent activity',
        '    2026-02-03 12:34  web  Order Completed  12.50 GBP',
        '  evidence',
        '    4 pieces, 3 parked: 1 shared, 2 limit',
        "    why not: selfsame whynot email:jane@mail.example 'loyalty:Jane'\\''s'",
        '',
      ].join('\n'),
    )
  })

  test('says what traits tell beside orders and spend', async () => {
    reads.profiles.push(profileOf('p3', ['cookie:z']))
    reads.contributedTo.set('cookie:z', [
      { kind: 'add', slot: 'eventsByChannel:web', amount: 3 },
      { kind: 'max', slot: 'lastSeen', value: Date.parse('2026-02-03T12:34:56.000Z') },
      { kind: 'last', slot: 'lastCategory', stamp: '1', value: 'shoes' },
      { kind: 'recent', slot: 'topCategories', stamp: '1', value: 'shoes' },
      { kind: 'distinct', slot: 'distinctProducts', hash: 7 },
    ])
    const { stdout } = await cli(['profile', 'p3'], { service })
    expect(stdout).toContain(
      [
        '  traits',
        '    lastSeen          2026-02-03T12:34:56.000Z',
        '    eventsByChannel   web 3                     7 days 0; 30 days 0',
        '    lastCategory      shoes',
        '    topCategories     shoes 1                                        recomputed',
        '    distinctProducts  1                                              approximate',
        '',
      ].join('\n'),
    )
  })

  test('says of somebody alone, of whom little was seen, no more than there is', async () => {
    reads.profiles.push(profileOf('p2', ['cookie:x', 'cookie:y']))
    reads.ledgerOf.set('p2', { evidence: [seen('cookie:x', 'cookie:y')], decisions: [] })
    const { stdout } = await cli(['profile', 'p2'], { service })
    expect(stdout).not.toMatch(/household|parked|why not/)
    expect(stdout).toMatch(/ {2}evidence\n {4}1 piece\n$/)
  })

  test('ends with 7 for an identifier that nobody answers to, without repeating it', async () => {
    const run = await cli(['profile', 'email:nobody.we.know@mail.example'], { service })
    expect(run).toMatchObject({ exitCode: 7, stdout: '', closed: 1 })
    expect(run.stderr).not.toContain('nobody.we.know')
  })

  test('ends with 2 for a value that cannot be one of the namespace', async () => {
    expect(await cli(['profile', 'email:jane@@mail.example'], { service })).toMatchObject({ exitCode: 2, stdout: '' })
  })
})
