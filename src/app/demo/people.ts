import type { Period } from './calendar.ts'
import { drawHousehold, drawSize } from './household.ts'
import type { Issuer } from './issuer.ts'
import { drawPerson, type Lot, type Person } from './person.ts'
import { Random } from './random.ts'

const ROLE_MAILBOXES = [
  'info@joinery.example',
  'office@surgery.example',
  'orders@bistro.example',
  'buero@kanzlei.example',
  'contact@atelier.example',
  'hello@studio.example',
] as const

const ROLE_MAILBOX_SHARE = 0.012
const KIOSK_SHARE = 0.018

/** @param count how many people; the last household is cut to fit */
export function drawPeople(seed: number, count: number, period: Period, issuer: Issuer): Person[] {
  const random = new Random(seed, 'people')
  const people: Person[] = []
  while (people.length < count) {
    const size = Math.min(drawSize(random), count - people.length)
    const household = drawHousehold(random, issuer, size)
    for (let member = 0; member < size; member++)
      people.push(drawPerson(random, issuer, period, people.length, household, drawLot(random)))
  }
  return people
}

function drawLot(random: Random): Lot {
  return {
    roleMailbox: random.chance(ROLE_MAILBOX_SHARE) ? random.pick(ROLE_MAILBOXES) : null,
    usesKiosk: random.chance(KIOSK_SHARE),
  }
}
