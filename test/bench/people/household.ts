import type { Random } from '../../../src/app/demo/random.ts'
import { newAddress, newTown } from './address.ts'
import { newLandline, type Mailboxes } from './contacts.ts'
import { newFamilyName, newGivenName, newOrigin } from './naming.ts'
import { newPerson, type Wish } from './new-person.ts'
import type { Household, Person, Sex } from './person.ts'

type Kind = 'alone' | 'couple' | 'family' | 'loneParent' | 'sharers' | 'threeGenerations'

/** Of a hundred households. */
const KINDS: Readonly<Record<Kind, number>> = {
  alone: 30,
  couple: 28,
  family: 22,
  loneParent: 9,
  sharers: 8,
  threeGenerations: 3,
}
/** Years of adults, and how many of a hundred are in them. */
const ADULT_AGES: readonly (readonly [from: number, to: number, share: number])[] = [
  [18, 24, 8],
  [25, 34, 17],
  [35, 44, 17],
  [45, 54, 17],
  [55, 64, 16],
  [65, 74, 13],
  [75, 84, 9],
  [85, 99, 3],
]
const MOVED_SHARE = 0.3
const LANDLINE_SHARE = 0.4
const MARRIED_SHARE = 0.8
const SAME_SEX_SHARE = 0.03
const SHARED_MAILBOX_SHARE = 0.07
/** Of births. */
const TWINS_SHARE = 0.03
const NAMED_AS_PARENT_SHARE = 0.04
const HOME_UNTIL_AGE = 24

/** @returns those who live together, adults first */
export function newHousehold(random: Random, number: number, mailboxes: Mailboxes): Person[] {
  const kind = random.weighted(KINDS)
  const origin = newOrigin(random)
  const town = newTown(random)
  const household: Household = {
    id: `h${number}`,
    origin,
    family: newFamilyName(random, origin),
    home: newAddress(random, town),
    homeBefore: random.chance(MOVED_SHARE) ? newAddress(random, random.chance(0.6) ? town : newTown(random)) : null,
    landline: random.chance(LANDLINE_SHARE) ? newLandline(random, town.area) : null,
  }
  return new Members(random, household, mailboxes).of(kind)
}

class Members {
  readonly #random: Random
  readonly #household: Household
  readonly #mailboxes: Mailboxes
  readonly #people: Person[] = []

  constructor(random: Random, household: Household, mailboxes: Mailboxes) {
    this.#random = random
    this.#household = household
    this.#mailboxes = mailboxes
  }

  of(kind: Kind): Person[] {
    const random = this.#random
    switch (kind) {
      case 'alone':
        this.#add({ age: adultAge(random) })
        break
      case 'couple':
        this.#addCouple(Math.max(21, adultAge(random)))
        break
      case 'family':
        this.#addChildren(this.#addCouple(random.whole(26, 56)))
        break
      case 'loneParent':
        this.#addChildren([this.#add({ sex: random.chance(0.85) ? 'f' : 'm', age: random.whole(21, 54) })])
        break
      case 'sharers':
        for (let count = random.whole(2, 4); count > 0; count--) this.#addSharer()
        break
      case 'threeGenerations':
        this.#addThreeGenerations()
    }
    return this.#people
  }

  #add(wish: Wish): Person {
    const number = this.#people.length + 1
    const person = newPerson(this.#random, this.#mailboxes, this.#household, { number, ...wish })
    this.#people.push(person)
    return person
  }

  /** @returns the parents that children may come of, the mother first */
  #addCouple(age: number): Person[] {
    const random = this.#random
    const isMarried = random.chance(MARRIED_SHARE)
    const first = this.#add({ sex: 'm', age: Math.max(18, age + random.whole(-3, 6)), hasLivedElsewhere: age < 40 })
    const sex: Sex = random.chance(SAME_SEX_SHARE) ? 'm' : 'f'
    const second = this.#add({
      sex,
      age,
      ...this.#namesOfSpouse(isMarried),
      hasLivedElsewhere: age < 40,
      mailbox: random.chance(SHARED_MAILBOX_SHARE) ? first.mailboxes[0] : undefined,
    })
    return [second, first]
  }

  #namesOfSpouse(isMarried: boolean): Pick<Wish, 'family' | 'familyBefore'> {
    const { origin, family } = this.#household
    const own = newFamilyName(this.#random, this.#random.chance(0.1) ? newOrigin(this.#random) : origin)
    if (!isMarried || this.#random.chance(0.15)) return { family: own }
    return { family: this.#random.chance(0.08) ? `${own}-${family}` : family, familyBefore: own }
  }

  /** From the youngest on, with years between them. @param parents the mother, or whoever is alone, first */
  #addChildren(parents: readonly Person[]): void {
    const random = this.#random
    const eldest = Math.min(HOME_UNTIL_AGE, (parents[0]?.age ?? 0) - 19)
    let age = random.whole(Math.max(0, (parents[0]?.age ?? 0) - 42), Math.max(0, eldest))
    for (let births = 1 + random.geometric(0.9, 4); births > 0 && age <= eldest; births--) {
      const child = this.#addChild(parents, { age })
      if (random.chance(TWINS_SHARE)) this.#addTwin(parents, child)
      age += random.whole(1, 5)
    }
  }

  #addChild(parents: readonly Person[], wish: Wish): Person {
    const sex: Sex = this.#random.chance(0.5) ? 'f' : 'm'
    const parent = parents.find((adult) => adult.sex === sex)
    const isNamesake = wish.traits === undefined && parent !== undefined && this.#random.chance(NAMED_AS_PARENT_SHARE)
    const names: Omit<Wish, 'age'> = isNamesake
      ? { sex, given: parent.given, traits: ['namesake of a parent'] }
      : { sex }
    return this.#add({ ...names, parents, ...wish })
  }

  #addTwin(parents: readonly Person[], first: Person): void {
    this.#people.pop()
    const twin = { ...first, traits: [...first.traits, 'twin' as const] }
    this.#people.push(twin)
    const sex: Sex = this.#random.chance(0.6) ? twin.sex : twin.sex === 'f' ? 'm' : 'f'
    const given = this.#givenOfTwin(twin, sex)
    this.#addChild(parents, { age: twin.age, born: twin.born, sex, given, traits: ['twin'] })
  }

  #givenOfTwin({ given, born }: Person, sex: Sex): string {
    const year = Number(born.slice(0, 4))
    const tries = Array.from({ length: 12 }, () => newGivenName(this.#random, this.#household.origin, sex, year))
    const others = tries.filter((name) => name !== given)
    const alike = this.#random.chance(0.3) ? others.find((name) => name[0] === given[0]) : undefined
    return alike ?? others[0] ?? `${given}-${sex === 'f' ? 'Ann' : 'Lee'}`
  }

  #addSharer(): void {
    const origin = newOrigin(this.#random)
    this.#add({
      age: this.#random.whole(18, 34),
      origin,
      family: newFamilyName(this.#random, origin),
      hasLivedElsewhere: true,
    })
  }

  #addThreeGenerations(): void {
    const parents = this.#addCouple(this.#random.whole(27, 50))
    this.#addChildren(parents)
    const age = Math.min(99, (parents[1]?.age ?? 0) + this.#random.whole(21, 36))
    this.#add({ age, sex: this.#random.chance(0.7) ? 'f' : 'm' })
  }
}

function adultAge(random: Random): number {
  let draw = random.unit() * ADULT_AGES.reduce((sum, [, , share]) => sum + share, 0)
  const [from, to] = ADULT_AGES.find(([, , share]) => (draw -= share) < 0) ?? [18, 99]
  return random.whole(from, to)
}
