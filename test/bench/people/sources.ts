/** Where records come from. What a source does to them is made up, but each habit is met in life. */

/** How a source writes, and how often it errs; shares are of records, of those to which they can happen. */
export interface Source {
  readonly name: string
  /** Of a hundred records of adults. */
  readonly share: number
  /** Of a hundred records of children. */
  readonly shareOfChildren: number
  readonly letters: 'as given' | 'upper' | 'lower'
  readonly isAscii: boolean
  readonly dates: 'iso' | 'day first' | 'two-digit year' | 'in words'
  readonly phones: 'plain' | 'spaced' | 'international'
  readonly shortensStreets: boolean
  /** One slip of the hand, in each of the fields. */
  readonly typo: number
  /** In each name. */
  readonly misheard: number
  readonly calledBy: number
  readonly initial: number
  readonly middleName: number
  readonly title: number
  readonly namesSwapped: number
  /** From years ago: name before marriage, home before, other mailbox and number. */
  readonly old: number
  readonly dayMonthSwapped: number
  readonly dateSlip: number
  readonly missing: Readonly<Record<'birthDate' | 'address' | 'postcode' | 'phone' | 'email', number>>
  /** Of what is missing: written as something that means nothing. */
  readonly stopgap: number
  /** Of those with a landline or a parent's number. */
  readonly sharedPhone: number
}

const BRANCH: Source = {
  name: 'branch',
  share: 20,
  shareOfChildren: 10,
  letters: 'as given',
  isAscii: false,
  dates: 'iso',
  phones: 'plain',
  shortensStreets: true,
  typo: 0.012,
  misheard: 0.008,
  calledBy: 0.03,
  initial: 0.004,
  middleName: 0.25,
  title: 0.01,
  namesSwapped: 0.002,
  old: 0.18,
  dayMonthSwapped: 0.004,
  dateSlip: 0.008,
  missing: { birthDate: 0.01, address: 0.01, postcode: 0.01, phone: 0.15, email: 0.35 },
  stopgap: 0.05,
  sharedPhone: 0.4,
}

export const SOURCES: readonly Source[] = [
  BRANCH,
  {
    ...BRANCH,
    name: 'web',
    share: 26,
    shareOfChildren: 15,
    dates: 'day first',
    shortensStreets: false,
    typo: 0.025,
    misheard: 0,
    calledBy: 0.6,
    initial: 0.02,
    middleName: 0.03,
    title: 0,
    namesSwapped: 0.012,
    old: 0.12,
    dayMonthSwapped: 0.01,
    dateSlip: 0.012,
    missing: { birthDate: 0.45, address: 0.25, postcode: 0.15, phone: 0.4, email: 0.01 },
    stopgap: 0.12,
    sharedPhone: 0.1,
  },
  {
    ...BRANCH,
    name: 'shop',
    share: 18,
    shareOfChildren: 15,
    isAscii: true,
    dates: 'day first',
    phones: 'spaced',
    typo: 0.04,
    misheard: 0.03,
    calledBy: 0.7,
    initial: 0.05,
    middleName: 0,
    title: 0,
    namesSwapped: 0.008,
    old: 0.15,
    missing: { birthDate: 0.4, address: 0.12, postcode: 0.08, phone: 0.3, email: 0.3 },
    stopgap: 0.2,
    sharedPhone: 0.3,
  },
  {
    ...BRANCH,
    name: 'call centre',
    share: 13,
    shareOfChildren: 5,
    isAscii: true,
    dates: 'in words',
    phones: 'international',
    typo: 0.03,
    misheard: 0.11,
    calledBy: 0.3,
    middleName: 0.04,
    title: 0.06,
    old: 0.12,
    dayMonthSwapped: 0.015,
    dateSlip: 0.02,
    missing: { birthDate: 0.08, address: 0.1, postcode: 0.06, phone: 0.02, email: 0.55 },
    sharedPhone: 0.5,
  },
  {
    ...BRANCH,
    name: 'clinic',
    share: 12,
    shareOfChildren: 50,
    letters: 'upper',
    isAscii: true,
    dates: 'two-digit year',
    typo: 0.015,
    misheard: 0.02,
    calledBy: 0.05,
    middleName: 0.3,
    old: 0.25,
    missing: { birthDate: 0.002, address: 0.03, postcode: 0.03, phone: 0.2, email: 0.7 },
    sharedPhone: 0.6,
  },
  {
    ...BRANCH,
    name: 'legacy',
    share: 6,
    shareOfChildren: 2,
    letters: 'upper',
    isAscii: true,
    dates: 'two-digit year',
    phones: 'spaced',
    typo: 0.03,
    misheard: 0.03,
    calledBy: 0.05,
    initial: 0.3,
    title: 0.12,
    namesSwapped: 0.01,
    old: 0.7,
    dayMonthSwapped: 0.02,
    dateSlip: 0.02,
    missing: { birthDate: 0.2, address: 0.05, postcode: 0.1, phone: 0.35, email: 0.92 },
    stopgap: 0.3,
    sharedPhone: 0.8,
  },
  {
    ...BRANCH,
    name: 'partner',
    share: 5,
    shareOfChildren: 3,
    letters: 'lower',
    isAscii: true,
    phones: 'international',
    typo: 0.06,
    misheard: 0.04,
    calledBy: 0.4,
    initial: 0.06,
    namesSwapped: 0.08,
    old: 0.3,
    dayMonthSwapped: 0.06,
    dateSlip: 0.03,
    missing: { birthDate: 0.3, address: 0.15, postcode: 0.1, phone: 0.3, email: 0.2 },
    stopgap: 0.3,
  },
]
