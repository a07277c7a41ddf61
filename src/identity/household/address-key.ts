import anyAscii from 'any-ascii'
import { type AttributeValue, digest } from '../../model/index.ts'
import { normaliseStreet } from './street.ts'

/** What sources call the parts of an address, the likeliest first. */
const NAMES = {
  lastName: ['lastName', 'last_name', 'surname', 'familyName', 'family_name'],
  street: ['address.street', 'street', 'address.line1', 'address.address1', 'addressLine1', 'address1'],
  houseNumber: ['address.houseNumber', 'houseNumber', 'address.house_number', 'house_number'],
  postcode: ['address.postalCode', 'postalCode', 'address.postcode', 'postcode', 'address.zip', 'zip', 'postal_code'],
} as const

const PARTS: ReadonlySet<string> = new Set(Object.values(NAMES).flat())

/**
 * A surname at an address, as something that people of one household have in common, in whatever spelling, script and
 * common abbreviation. Country and city are not compared: the postcode says them, where they are given at all.
 *
 * @param attributes of one record or profile, by name
 * @returns an opaque text, equal for equal addresses; null without surname, street, postcode or house number, which
 *   may stand in the street
 */
export function addressKey(attributes: Readonly<Record<string, AttributeValue>>): string | null {
  const lastName = squeeze(partOf(attributes, NAMES.lastName))
  const postcode = squeeze(partOf(attributes, NAMES.postcode))
  const street = normaliseStreet(partOf(attributes, NAMES.street), partOf(attributes, NAMES.houseNumber))
  if (lastName === '' || postcode === '' || street === null) return null
  return digest(`household/address/${JSON.stringify([lastName, postcode, street])}`)
}

/** Whether an attribute of this name can be a part of what `addressKey` tells. */
export function isAddressPart(name: string): boolean {
  return PARTS.has(name)
}

function partOf(attributes: Readonly<Record<string, AttributeValue>>, names: readonly string[]): string {
  const values = names.map((name) => attributes[name])
  return String(values.find((value) => value != null && value !== '') ?? '')
}

/** `O'Neill` and `O NEILL`, `SW1A 1AA` and `sw1a1aa` are one. */
function squeeze(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}
