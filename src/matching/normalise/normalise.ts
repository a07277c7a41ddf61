import type { Field } from '../recipe/index.ts'
import { addressOf } from './addresses.ts'
import { dateOf } from './dates.ts'
import { fold } from './fold.ts'
import { ipOf } from './ip-addresses.ts'
import { numberOf, positionOf, setOf } from './measures.ts'
import { nameOf } from './names.ts'
import { plainWords, unlessPlaceholder } from './plain-words.ts'
import { phoneOf } from './phones.ts'
import { postcodeOf } from './postcodes.ts'
import { isStopgapDate, isStopgapMailbox, isStopgapPhone } from './stopgaps.ts'

/** So many letters of a cell are read, and kept in its one way of writing: two long texts take as long as both lengths multiplied. */
const LETTERS_MAX = 256
/** Of what is compared as it is written. */
const AS_WRITTEN_LETTERS_MAX = 4_096

/**
 * What a cell says as this kind of field, in one way of writing and in ASCII; null where it says nothing. What is
 * compared as it is written is left so.
 *
 * @example normalised({ kind: 'familyName', column: 'surname' }, "O'Neil Jr.") // 'oneil'
 */
export function normalised(field: Field, cell: string): string | null {
  if (field.kind === 'asWritten') return cell.slice(0, AS_WRITTEN_LETTERS_MAX)
  const text = readAs(field, fold(cell.slice(0, LETTERS_MAX)).trim())
    ?.slice(0, LETTERS_MAX)
    .trimEnd()
  return text === '' || text === undefined || field.stopgaps?.includes(text) === true ? null : text
}

function readAs({ kind, part, dayOrder }: Field, cell: string): string | null {
  switch (kind) {
    case 'birthDate':
      return unless(isStopgapDate, dateOf(cell, dayOrder ?? 'dayFirst'))
    case 'phone':
      return unless(isStopgapPhone, phoneOf(cell))
    case 'email':
      return plainWordsSaySomething(cell) ? unless(isStopgapMailbox, cell.toLowerCase()) : null
    case 'device':
    case 'cardToken':
      return unlessPlaceholder(plainWords(cell)) === null ? null : cell
    case 'ipAddress':
      return ipOf(cell)
    case 'set':
      return unlessPlaceholder(plainWords(cell)) === null ? null : setOf(cell)
    case 'number':
      return numberOf(cell)
    case 'position':
      return positionOf(cell)
    default:
      return readWords(kind, unlessPlaceholder(plainWords(cell)), part)
  }
}

function unless(isStopgap: (text: string) => boolean, text: string | null): string | null {
  return text === null || isStopgap(text) ? null : text
}

/** "n/a" is no mailbox, however it is written. */
function plainWordsSaySomething(cell: string): boolean {
  return cell.includes('@') || unlessPlaceholder(plainWords(cell)) !== null
}

function readWords(kind: Field['kind'], words: string | null, part: Field['part']): string | null {
  if (words === null) return null
  if (kind === 'givenName' || kind === 'familyName' || kind === 'fullName') return nameOf(words, part)
  if (kind === 'postcode') return postcodeOf(words.replaceAll(' ', ''))
  if (kind === 'identifier') return words.replaceAll(' ', '')
  return kind === 'address' ? addressOf(words) : words
}
