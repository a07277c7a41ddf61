import anyAscii from 'any-ascii'

/** SQL: whether a text has letters that must be folded before it is compared. */
export function needsFoldingSql(cell: string): string {
  return `regexp_matches(${cell}, '[^\\x00-\\x7F]')`
}

/** @returns the text in ASCII: accents dropped, other scripts transliterated */
export function fold(text: string): string {
  return anyAscii(text)
}
