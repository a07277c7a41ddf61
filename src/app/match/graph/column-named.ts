/** What sources, and files that models were learnt from, call the same. */
const SPELLINGS = {
  given_name: 'givenname firstname forename given fname vorname prenom',
  family_name: 'familyname lastname surname family lname nachname',
  full_name: 'fullname name displayname',
  birth_date: 'birthdate dateofbirth dob birthday born',
  street: 'street streetaddress address addressline addressline1 address1 line1',
  house_number: 'housenumber houseno streetnumber',
  postcode: 'postcode postalcode zip zipcode plz',
  town: 'town city',
  email: 'email mail emailaddress',
  phone: 'phone phonenumber telephone tel mobile mobilephone mobilenumber',
} as const

const COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.entries(SPELLINGS).flatMap(([column, spellings]) =>
    spellings.split(' ').map((spelling): [string, string] => [spelling, column]),
  ),
)

/**
 * The one name of a column, so that a model that was learnt from a file fits the graph.
 *
 * @example columnNamed('address.postalCode') // 'postcode', as of `zip`, `PLZ` and `Postal Code`
 */
export function columnNamed(name: string): string {
  const words = name
    .replace(/^address\./i, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  return COLUMNS.get(words.replaceAll('_', '')) ?? words
}
