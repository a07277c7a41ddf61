/** "D-10115", "NL-1012 AB": the country's letter, where figures follow that are a postcode of that country. */
const COUNTRY = /^(?:(?:de|d|fr|f|us|it|i|es|e)(?=\d{5}$)|(?:at|a|ch|be|b|dk|no)(?=\d{4}$)|nl(?=\d{4}[a-z]{2}$))/
const ZIP_PLUS_FOUR = /^\d{9}$/
const ZIP_FIGURES = 5

/** Without the country before it, and of an American one only what every sender knows. @param text without spaces */
export function postcodeOf(text: string): string {
  const code = text.replace(COUNTRY, '')
  return ZIP_PLUS_FOUR.test(code) ? code.slice(0, ZIP_FIGURES) : code
}
