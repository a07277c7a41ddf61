import type { FieldKind } from '../recipe/index.ts'

/** What a column holds, as a reader says it. */
export const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  givenName: 'given name',
  familyName: 'family name',
  fullName: 'full name',
  birthDate: 'birth date',
  postcode: 'postcode',
  address: 'address',
  houseNumber: 'house number',
  email: 'e-mail address',
  phone: 'phone number',
  identifier: 'identifier',
  category: 'plain text',
  device: 'device',
  ipAddress: 'IP address',
  cardToken: 'token of a payment card',
  set: 'set',
  number: 'number',
  position: 'place on the map',
  asWritten: 'text as it is written',
}
