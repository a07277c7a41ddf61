import anyAscii from 'any-ascii'

/** Zero-width spaces and joiners, direction marks, soft hyphens, byte order marks: copied along unseen. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g

/** U+FFFD stands where a byte was not UTF-8: what it replaced is lost, and two people's values may look alike. */
const DAMAGED = /[\p{Cc}\uFFFD]/u

/**
 * What the usual serialisers print for nothing: JSON and SQL, JavaScript, pandas, Python, Ruby, Objective-C.
 * Kept short on purpose: any other value that stands for nobody is blocked by a rule, which can be changed.
 */
const PRINTED_NOTHING: ReadonlySet<string> = new Set(['', 'null', 'undefined', 'nan', 'none', 'nil', '(null)'])

/** @returns Unicode NFKC without invisible characters and outer spaces */
export function cleanText(raw: string): string {
  return raw.normalize('NFKC').replace(INVISIBLE, '').trim()
}

export function holdsNothing(text: string): boolean {
  return PRINTED_NOTHING.has(text.toLowerCase())
}

export function isDamaged(text: string): boolean {
  return DAMAGED.test(text) || !text.isWellFormed()
}

/** @returns written in ASCII, lower case, each run of spaces one; the text itself where nothing would be left */
export function foldText(text: string): string {
  const folded = anyAscii(text).toLowerCase().replace(/\s+/g, ' ').trim()
  return folded === '' ? text.toLowerCase() : folded
}
