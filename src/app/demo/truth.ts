import { z } from 'zod'
import { type IdentifierKey, keyOf } from '../../model/index.ts'
import { connect } from './connect.ts'
import { type DemoNamespace, type Draft, type Mark, MARKS } from './draft.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import type { Shopper } from './shopper.ts'
import { KIOSK } from './visits/index.ts'

/** What several people use as if it were one's own. The first that applies explains a wrong join. */
export const SHARINGS = ['family-email', 'family-device', 'family-browser', 'kiosk', 'role-mailbox'] as const
export type Sharing = (typeof SHARINGS)[number]

const truthIdentifierSchema = z.strictObject({
  key: z.string(),
  people: z.array(z.int()).min(1).describe('Who was seen under it'),
  piece: z
    .int()
    .describe(
      "Identifiers of one person with the same piece are linked by events that name only that person's identifiers; -1 for a shared one",
    ),
  note: z
    .enum([...MARKS, ...SHARINGS])
    .nullable()
    .describe('Why it may stand apart, or join what is apart'),
})

/** The shape of the file that is kept aside. */
export const demoTruthSchema = z.strictObject({
  version: z.literal(1),
  scenario: z.strictObject({ people: z.int(), seed: z.int(), now: z.string() }),
  identifiers: z.array(truthIdentifierSchema),
  events: z.record(z.string(), z.int()).describe('messageId to person'),
})

export type DemoTruth = z.infer<typeof demoTruthSchema>
export type TruthIdentifier = z.infer<typeof truthIdentifierSchema>

interface Event {
  readonly person: Person
  readonly draft: Draft
  readonly messageId: string
}

/** Who was seen under what. Landlines are left out: a household's identifier says nothing of who is one person. */
export function truthOf(scenario: Scenario, shoppers: readonly Shopper[], events: readonly Event[]): DemoTruth {
  const seen = events.map(({ person, draft }) => ({ person: person.index, keys: keysOf(draft) }))
  const people = new Map<IdentifierKey, Set<number>>()
  for (const { person, keys } of seen)
    for (const key of keys) people.set(key, (people.get(key) ?? new Set<number>()).add(person))
  const [marks, sharings] = [marksOf(shoppers), sharingsOf(shoppers)]
  const isOwn = (key: IdentifierKey) => people.get(key)?.size === 1 && sharings.get(key) !== 'role-mailbox'
  const piece = connect(seen.map(({ keys }) => keys.filter(isOwn)))
  const identifiers = [...people].map(([key, users]) => ({
    key,
    people: [...users],
    piece: piece.get(key) ?? -1,
    note: (isOwn(key) ? marks.get(key) : sharings.get(key)) ?? null,
  }))
  return {
    version: 1,
    scenario,
    identifiers,
    events: Object.fromEntries(events.map(({ messageId, person }) => [messageId, person.index])),
  }
}

function keysOf({ seenAs }: Draft): IdentifierKey[] {
  const { landline: _, ...identifying } = seenAs
  return Object.entries(identifying).map(([namespace, value]) => keyOf({ namespace, value }))
}

function marksOf(shoppers: readonly Shopper[]): Map<IdentifierKey, Mark> {
  return new Map(shoppers.flatMap(({ marks }) => [...marks]))
}

function sharingsOf(shoppers: readonly Shopper[]): Map<IdentifierKey, Sharing> {
  const sharings = new Map<IdentifierKey, Sharing>()
  const share = (namespace: DemoNamespace, value: string | null | undefined, as: Sharing) => {
    if (value != null) sharings.set(keyOf({ namespace, value }), as)
  }
  share('device', KIOSK.device, 'kiosk')
  share('cookie', KIOSK.cookie, 'kiosk')
  for (const { person } of shoppers) {
    const { email, tablet, browser } = person.household
    share('email', email, 'family-email')
    share('device', tablet?.device, 'family-device')
    share('cookie', tablet?.cookie, 'family-device')
    share('cookie', browser, 'family-browser')
    share('email', person.roleMailbox, 'role-mailbox')
  }
  return sharings
}
