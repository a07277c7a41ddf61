import type { Random } from '../../../src/app/demo/random.ts'
import { newAddress, newTown } from './address.ts'
import { type Mailboxes, newMobile } from './contacts.ts'
import type { Origin } from './given-names.ts'
import { newCallName, newGivenName, newMiddleName } from './naming.ts'
import type { Household, Person, Sex, Trait } from './person.ts'

/** What is settled of somebody beforehand; the rest is drawn. */
export interface Wish {
  readonly age: number
  readonly sex?: Sex
  readonly origin?: Origin
  readonly given?: string
  readonly family?: string
  readonly familyBefore?: string
  /** yyyy-mm-dd. */
  readonly born?: string
  /** Some came from a home of their own. */
  readonly hasLivedElsewhere?: boolean
  readonly mailbox?: string | undefined
  readonly parents?: readonly Person[]
  readonly traits?: readonly Trait[]
}

/** Ages count up to it. */
const THIS_YEAR = 2025
const LIVED_ELSEWHERE_SHARE = 0.5
const OTHER_MOBILE_SHARE = 0.25
const OTHER_MAILBOX_SHARE = 0.3
const MOBILE_FROM_AGE = 12
const MAILBOX_FROM_AGE = 14

export function newPerson(
  random: Random,
  mailboxes: Mailboxes,
  household: Household,
  { number, ...wish }: Wish & { readonly number: number },
): Person {
  const sex = wish.sex ?? (random.chance(0.5) ? 'f' : 'm')
  const origin = wish.origin ?? household.origin
  const born = wish.born ?? newBirthDate(random, wish.age)
  const birthYear = Number(born.slice(0, 4))
  const given = wish.given ?? newGivenName(random, origin, sex, birthYear)
  const middle = newMiddleName(random, origin, sex, birthYear)
  const named = {
    given,
    middle,
    calledBy: newCallName(random, given, middle),
    family: wish.family ?? household.family,
    familyBefore: wish.familyBefore ?? null,
    born,
  }
  const ownHome = wish.hasLivedElsewhere === true && random.chance(LIVED_ELSEWHERE_SHARE)
  const { id, home, landline } = household
  return {
    id: `p${id.slice(1)}-${number}`,
    household: id,
    sex,
    age: wish.age,
    ...named,
    home,
    homeBefore: ownHome ? newAddress(random, newTown(random)) : household.homeBefore,
    mobiles: newMobiles(random, wish.age),
    mailboxes: newMailboxes(random, mailboxes, named, wish),
    ...contactsOfParent(wish),
    landline,
    traits: wish.traits ?? [],
  }
}

function newBirthDate(random: Random, age: number): string {
  const [year, month] = [THIS_YEAR - age, random.whole(1, 12)]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${year}-${String(month).padStart(2, '0')}-${String(random.whole(1, days)).padStart(2, '0')}`
}

function newMobiles(random: Random, age: number): string[] {
  if (age < MOBILE_FROM_AGE || random.chance(age > 74 ? 0.4 : 0.06)) return []
  return random.chance(OTHER_MOBILE_SHARE) ? [newMobile(random), newMobile(random)] : [newMobile(random)]
}

type Named = Pick<Person, 'given' | 'calledBy' | 'family' | 'familyBefore' | 'born'>

function newMailboxes(random: Random, mailboxes: Mailboxes, named: Named, { age, mailbox }: Wish): string[] {
  if (mailbox !== undefined) return [mailbox]
  if (age < MAILBOX_FROM_AGE || random.chance(age > 74 ? 0.5 : 0.1)) return []
  const present = mailboxes.next(random, named)
  if (!random.chance(OTHER_MAILBOX_SHARE)) return [present]
  return [present, mailboxes.next(random, { ...named, family: named.familyBefore ?? named.family })]
}

function contactsOfParent({ age, parents = [] }: Wish): Pick<Person, 'parentMobile' | 'parentMailbox'> {
  const isChild = age < 18
  return {
    parentMobile: isChild ? (parents.flatMap(({ mobiles }) => mobiles)[0] ?? null) : null,
    parentMailbox: isChild ? (parents.flatMap(({ mailboxes }) => mailboxes)[0] ?? null) : null,
  }
}
