import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * @param text cleaned; a number as people write it (`+44 (0)7911 123456`, `07911 123456 ext 12`, `tel:…`)
 * @param region ISO 3166-1 alpha-2, for numbers without a country code
 * @returns E.164 without an extension (`+447911123456`); null when it is no phone number, or has too few or too many
 *   digits for its country
 *
 * Whether a range is in use today is not asked: numbering plans open new ranges faster than tables are updated, and
 * a real person's number would be lost.
 */
export function normalisePhone(text: string, region: string): string | null {
  const number = parsePhoneNumberFromString(text.replace(/^tel:/i, ''), {
    defaultCountry: region as CountryCode,
    extract: false,
  })
  return number?.isPossible() ? number.number : null
}
