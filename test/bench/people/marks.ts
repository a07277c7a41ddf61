/** What sets a record apart from what is true of its person today. */
export type Mark =
  | 'typo in given name'
  | 'typo in family name'
  | 'given name misheard'
  | 'family name misheard'
  | 'called by another name'
  | 'initial only'
  | 'names swapped'
  | 'name before marriage'
  | 'home before'
  | 'old phone'
  | 'old email'
  | 'day and month swapped'
  | 'slip in date'
  | 'any day of the year'
  | 'no birth date'
  | 'no address'
  | 'no phone'
  | 'no email'
  | 'stopgap'
  | 'typo in street'
  | 'typo in postcode'
  | 'typo in phone'
  | 'typo in email'
  | 'phone of a household'
  | 'email of a parent'

/** What a source says of somebody; null: it says nothing. */
export interface Cells {
  given_name: string | null
  family_name: string | null
  birth_date: string | null
  street: string | null
  town: string | null
  postcode: string | null
  phone: string | null
  email: string | null
}
