import { z } from 'zod'
import { type IdentifierKey, keyOf } from '../../model/index.ts'
import { type DemoNamespace, type Draft, type Mark, MARKS } from './draft.ts'
import type { Person } from './person.ts'
import type { Scenario } from './scenario.ts'
import type { Shopper } from './shopper.ts'
import { piecesOf, type Sight } from './sights.ts'
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
      "Identifiers of one person with the same piece are linked by events that name only that person's identifiers, and never only by what nobody vouched for where both sides are known; -1 for a shared one",
    ),
  seenPiece: z.int().describe('The same, whether or not anybody vouched for it'),
  note: z
    .enum([...MARKS, ...SHARINGS])
    .nullable()
    .describe('Why it may stand apart, or join what is apart'),
})

/** The shape of the file that is kept aside. */
export const demoTruthSchema = z.strictObject({
  version: z.literal(2),
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
  const seen = events.map(({ person, draft }) => ({ person: person.index, sights: sightsOf(draft) }))
  const people = new Map<IdentifierKey, Set<number>>()
  for (const { person, sights } of seen)
    for (const { key } of sights) people.set(key, (people.get(key) ?? new Set<number>()).add(person))
  const [marks, sharings] = [marksOf(shoppers), sharingsOf(shoppers)]
  const isOwn = (key: IdentifierKey) => people.get(key)?.size === 1 && sharings.get(key) !== 'role-mailbox'
  const { allowed, whatever } = piecesOf(seen.map(({ sights }) => sights.filter(({ key }) => isOwn(key))))
  const identifiers = [...people].map(([key, users]) => ({
    key,
    people: [...users],
    piece: allowed.get(key) ?? -1,
    seenPiece: whatever.get(key) ?? -1,
    note: (isOwn(key) ? marks.get(key) : sharings.get(key)) ?? null,
  }))
  return {
    version: 2,
    scenario,
    identifiers,
    events: Object.fromEntries(events.map(({ messageId, person }) => [messageId, person.index])),
  }
}

/** As the gate vouches: for an e-mail address or phone only on an identify call that names a customer. */
function sightsOf({ type, seenAs }: Draft): Sight[] {
  const { landline: _, ...identifying } = seenAs
  const vouchesForContacts = type === 'identify' && seenAs.customer !== undefined
  return Object.entries(identifying).map(([namespace, value]) => ({
    key: keyOf({ namespace, value }),
    isPersons: namespace !== 'cookie' && namespace !== 'device',
    isVouchedFor: vouchesForContacts || (namespace !== 'email' && namespace !== 'phone'),
  }))
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
