/** Somebody whose data is recognised wherever it turns up, written as people write it and as it is normalised. */
export const PERSON = {
  userId: 'C-PRIVATE-77',
  anonymousId: 'cookie-5b1c-private',
  loyalty: '2600-PRIVATE-42',
  firstName: 'Zebedee',
  lastName: 'Quillfeather',
  email: 'Zebedee.Quillfeather@Private.Example',
  phone: '07700 900461',
  street: '17 Thistledown Crescent',
  postalCode: 'QF9 9ZQ',
  birthday: '1931-07-29',
} as const

const VERBATIM = [
  'private',
  'zebedee',
  'quillfeather',
  'thistledown',
  'qf9 9zq',
  'qf99zq',
  'qf9%209zq',
  '7700900461',
  '7700 900461',
  '1931-07-29',
  '29/07/1931',
]

/** Of the person's data, what stands in a text: as written, normalised, in other letters' case, or as base64. */
export function personIn(text: string): string[] {
  const lower = text.toLowerCase()
  return [...VERBATIM.filter((part) => lower.includes(part)), ...encoded().filter((part) => text.includes(part))]
}

/** Base64 of a text depends on where in the whole it begins. */
function encoded(): string[] {
  return [PERSON.email, PERSON.email.toLowerCase(), PERSON.userId].flatMap((value) =>
    [0, 1, 2].map((before) => {
      const whole = Buffer.from(' '.repeat(before) + value).toString('base64')
      return whole.slice(4, -4)
    }),
  )
}
