import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min'

const FIGURES_MAX = 10
const FIGURES_MIN = 7
const CALLING_CODE_FIGURES_MAX = 3
/** No calling code begins with another. */
const CALLING_CODES: ReadonlySet<string> = new Set(getCountries().map((country) => getCountryCallingCode(country)))
const EXTENSION = /\s*(?:ext|extn|extension|x|#|;ext=)\.?\s*\d{1,6}$/i
const ABROAD = /^\s*\(?(?:\+|00)/

/**
 * The last figures of a number as it is dialled inside its country, without the 0 before it: "+33 1 23 45 67 89" and
 * "01 23 45 67 89" are one.
 *
 * @param cell in ASCII
 */
export function phoneOf(cell: string): string {
  const figures = cell.replace(EXTENSION, '').replace(/\D/g, '')
  const national = ABROAD.test(cell) ? withoutCallingCode(figures.replace(/^00/, '')) : figures
  const dialled = national.replace(/^0+/, '')
  return (dialled.length < FIGURES_MIN ? figures : dialled).slice(-FIGURES_MAX)
}

function withoutCallingCode(figures: string): string {
  for (let length = 1; length <= CALLING_CODE_FIGURES_MAX; length++)
    if (CALLING_CODES.has(figures.slice(0, length))) return figures.slice(length)
  return figures
}
