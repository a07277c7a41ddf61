import type { Random } from '../../../src/app/demo/random.ts'
import type { Address } from './person.ts'
import { STREETS, TOWNS, type Town } from './places.ts'

const FLAT_SHARE = 0.15
/** Letters that postcodes end with. */
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'

export function newTown(random: Random): Town {
  return random.pickRanked(TOWNS)
}

export function newAddress(random: Random, town: Town): Address {
  const streetAt = STREETS.indexOf(random.pickRanked(STREETS))
  const number = 1 + random.geometric(35, 250)
  const flat = random.chance(FLAT_SHARE) ? `Flat ${random.whole(1, 24)}, ` : ''
  return {
    door: `${flat}${number}`,
    street: STREETS[streetAt] ?? '',
    town: town.name,
    otherTownName: town.otherName,
    postcode: postcodeOf(town, streetAt, number),
  }
}

/** One postcode for forty houses of a street. */
function postcodeOf(town: Town, streetAt: number, number: number): string {
  const townAt = TOWNS.indexOf(town)
  const unit = (streetAt * 7 + Math.floor(number / 40) * 131 + townAt * 17) % (10 * LETTERS.length ** 2)
  const letters = `${LETTERS[Math.floor(unit / 10 / LETTERS.length)]}${LETTERS[Math.floor(unit / 10) % LETTERS.length]}`
  return `${town.area}${1 + (townAt % 22)} ${unit % 10}${letters}`
}
