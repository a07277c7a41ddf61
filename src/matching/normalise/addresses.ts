import { ADDRESS_WORDS } from './words.ts'

const SHORT: ReadonlyMap<string, string> = new Map(ADDRESS_WORDS)

/** @returns an address's words, the usual ones in their short form */
export function addressOf(words: string): string {
  return words
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ')
}
