import { drawWithin, type Dated, type Period } from './calendar.ts'
import { drawBirthDate, type Household } from './household.ts'
import type { Issuer } from './issuer.ts'
import { NAMES } from './names/index.ts'
import type { Random } from './random.ts'
import { asciiOf } from './spelling.ts'

/**
 * How the shop knows someone.
 * account: has a customer number · guest: orders without one · card: only a loyalty card ·
 * caller: only rings up · visitor: looks around once and is never known by more than a cookie
 */
type PersonKind = 'account' | 'guest' | 'card' | 'caller' | 'visitor'

export interface Person {
  /** From 0; the name of this person in the truth. */
  readonly index: number
  readonly kind: PersonKind
  readonly household: Household
  readonly given: string
  readonly surname: string
  readonly birthDate: string
  readonly customerId: string | null
  readonly emails: readonly Dated<string>[]
  readonly phones: readonly Dated<string>[]
  /** The second is a replacement, or simply forgotten that there was one. */
  readonly loyaltyCards: readonly string[]
  /** A shared mailbox at work (info@…), given instead of an own one. */
  readonly roleMailbox: string | null
  readonly usesKiosk: boolean
}

/** What befalls a person from outside: shared mailboxes and machines are dealt out over all people. */
export interface Lot {
  readonly roleMailbox: string | null
  readonly usesKiosk: boolean
}

const KINDS: Readonly<Record<PersonKind, number>> = { account: 52, guest: 16, card: 13, caller: 4, visitor: 15 }

export function drawPerson(
  random: Random,
  issuer: Issuer,
  period: Period,
  index: number,
  household: Household,
  lot: Lot,
): Person {
  const names = NAMES[household.country]
  const kind = lot.roleMailbox === null ? random.weighted(KINDS) : 'guest'
  const given = random.pickRanked(random.chance(0.5) ? names.female : names.male)
  const surname = random.chance(0.85) ? household.surname : random.pickRanked(names.surnames)
  const birthDate = drawBirthDate(random, period)
  const own = { given, surname, birthDate }
  return {
    index,
    kind,
    household,
    ...own,
    ...lot,
    customerId: kind === 'account' ? issuer.customerId() : null,
    emails: drawEmails(random, issuer, period, household, own, lot),
    phones: drawPhones(random, issuer, period, household),
    loyaltyCards: drawCards(random, issuer, kind),
  }
}

type Named = Pick<Person, 'given' | 'surname' | 'birthDate'>

function drawEmails(
  random: Random,
  issuer: Issuer,
  period: Period,
  household: Household,
  own: Named,
  lot: Lot,
): Dated<string>[] {
  if (lot.roleMailbox !== null) return [{ fromMs: period.fromMs, value: lot.roleMailbox }]
  if (household.email !== null && random.chance(0.6)) return [{ fromMs: period.fromMs, value: household.email }]
  const first = { fromMs: period.fromMs, value: issuer.email(localPart(random, own)) }
  if (!random.chance(0.07)) return [first]
  return [first, { fromMs: drawWithin(random, period, 0.3, 0.9), value: issuer.email(localPart(random, own)) }]
}

function localPart(random: Random, { given, surname, birthDate }: Named): string {
  const [first, last, year] = [asciiOf(given), asciiOf(surname), birthDate.slice(2, 4)]
  return random.pickRanked([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${first}.${last}${year}`,
    `${last}.${first}`,
    `${first}_${last}`,
    `${first}${year}`,
    `${first.charAt(0)}${last}${year}`,
  ])
}

function drawPhones(random: Random, issuer: Issuer, period: Period, { country }: Household): Dated<string>[] {
  const first = { fromMs: period.fromMs, value: issuer.mobile(country) }
  if (!random.chance(0.08)) return [first]
  return [first, { fromMs: drawWithin(random, period, 0.3, 0.9), value: issuer.mobile(country) }]
}

const CARD_SHARE: Readonly<Record<PersonKind, number>> = { account: 0.45, guest: 0, card: 1, caller: 0, visitor: 0 }

function drawCards(random: Random, issuer: Issuer, kind: PersonKind): string[] {
  if (!random.chance(CARD_SHARE[kind])) return []
  return random.chance(0.03) ? [issuer.loyaltyCard(), issuer.loyaltyCard()] : [issuer.loyaltyCard()]
}
