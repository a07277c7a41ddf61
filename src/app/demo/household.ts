import { DAY_MS, type Period } from './calendar.ts'
import type { Issuer } from './issuer.ts'
import { NAMES, type Country } from './names/index.ts'
import { PLACES, STREETS, type Place } from './places.ts'
import type { Random } from './random.ts'
import { asciiOf } from './spelling.ts'

/** People who live together and share what families share. */
export interface Household {
  readonly country: Country
  readonly place: Place
  readonly surname: string
  readonly street: string
  readonly postcode: string
  readonly landline: string | null
  /** An address that several of them give as their own. */
  readonly email: string | null
  /** Device id of a tablet that lies in the kitchen. */
  readonly tablet: { readonly device: string; readonly cookie: string } | null
  /** Cookie of the browser on the family's computer. */
  readonly browser: string | null
}

const COUNTRIES = { GB: 50, DE: 28, FR: 22 } as const
const SIZES = { '1': 35, '2': 34, '3': 13, '4': 13, '5': 5 } as const

export function drawSize(random: Random): number {
  return Number(random.weighted(SIZES))
}

export function drawHousehold(random: Random, issuer: Issuer, size: number): Household {
  const country = random.weighted<Country>(COUNTRIES)
  const place = random.pick(PLACES[country])
  const surname = random.pickRanked(NAMES[country].surnames)
  const family = size > 1
  return {
    country,
    place,
    surname,
    street: streetOf(random, country),
    postcode:
      place.postcodeArea +
      (country === 'GB'
        ? `${random.whole(1, 28)} ${random.whole(1, 9)}${gbSuffix(random)}`
        : random.digits(5 - place.postcodeArea.length)),
    landline: random.chance(family ? 0.5 : 0.25) ? issuer.landline(place) : null,
    email: family && random.chance(0.1) ? issuer.email(`family.${asciiOf(surname)}`) : null,
    tablet: family && random.chance(0.3) ? { device: random.uuid().toUpperCase(), cookie: random.uuid() } : null,
    browser: family && random.chance(0.3) ? random.uuid() : null,
  }
}

function streetOf(random: Random, country: Country): string {
  const [street, number] = [random.pick(STREETS[country]), random.whole(1, 120)]
  return country === 'DE' ? `${street} ${number}` : `${number} ${street}`
}

function gbSuffix(random: Random): string {
  return random.pick([...'ABDEFGHJLNPQRSTUWXYZ']) + random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])
}

/** @returns YYYY-MM-DD, of someone between 18 and 84 years old at the end of the period */
export function drawBirthDate(random: Random, { toMs }: Period): string {
  const ageDays = 18 * 365.25 + (random.unit() + random.unit()) * 33 * 365.25
  return new Date(toMs - ageDays * DAY_MS).toISOString().slice(0, 10)
}
