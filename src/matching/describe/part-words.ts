/** What a part of a value is called: `first-3` is the "first 3 letters". */
export function partWords(part: string): string {
  const known = PARTS[part]
  if (known !== undefined) return known
  const [, end = '', count = ''] = /^(first|last|except-last|begin)-(\d+)$/.exec(part) ?? []
  if (end === '') return part.replaceAll('-', ' ')
  const letters = count === '1' ? 'letter' : `${count} letters`
  if (end === 'except-last') return `all but the last ${letters}`
  return `${end === 'begin' ? 'first' : end} ${letters}`
}

const PARTS: Readonly<Record<string, string>> = {
  sound: 'sound',
  'second-sound': 'other sound',
  canonical: 'long form',
  'local-part': 'part before the @',
  number: 'number',
}

/** As `partWords`, of a date in eight figures. */
export function datePartWords(part: string): string {
  return DATE_PARTS[part] ?? partWords(part)
}

const DATE_PARTS: Readonly<Record<string, string>> = {
  'first-4': 'year',
  'last-4': 'month and day',
  'first-6': 'year and month',
}
