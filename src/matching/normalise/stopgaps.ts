const FIGURES_IN_ORDER = '01234567890123456789'
const FIGURES_BACK = '98765432109876543210'
/** So many equal figures at a number's end are no number that was given out. */
const SAME_FIGURES = /(\d)\1{6}$/
const NOBODYS_MAILBOX =
  /^(?:no|none|no[-_.]?e?mail|not?[-_.]?(?:known|given|provided|available|applicable)|unknown|anonymous|nobody|null|na|n[-_.]a|test|x{3,})@/
const NO_FIGURES_MIN = 7
/** Where a computer's calendar, or a form's, begins. */
const FIRST_DAYS: ReadonlySet<string> = new Set(['19000101', '19010101', '19700101', '18991230', '18991231'])

/** Whether figures were typed because a number had to be given. @param figures the last ones of a phone number */
export function isStopgapPhone(figures: string): boolean {
  if (SAME_FIGURES.test(figures)) return true
  return figures.length >= NO_FIGURES_MIN && (FIGURES_IN_ORDER.includes(figures) || FIGURES_BACK.includes(figures))
}

/** Whether it is a mailbox that nobody has. @param address in lower case */
export function isStopgapMailbox(address: string): boolean {
  return NOBODYS_MAILBOX.test(address)
}

/** Whether a date stands for none. @param date in eight figures */
export function isStopgapDate(date: string): boolean {
  return FIRST_DAYS.has(date) || date.startsWith('0000') || date.startsWith('9999')
}
