import anyAscii from 'any-ascii'

const FOREIGN = /[^\0-\x7f]/

/** @returns the text in ASCII: accents dropped, other scripts transliterated */
export function fold(text: string): string {
  return FOREIGN.test(text) ? anyAscii(text) : text
}
