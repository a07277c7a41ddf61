import { addressParts, canonicalGivenName, networkOf, soundsOf } from '../normalise/index.ts'
import type { FieldKind } from '../recipe/index.ts'
import type { Memory } from './memory.ts'
import { TextNumbers, type Texts } from './texts.ts'

/** A part of each value, worked out once per value: to compare by its number, and to block on. */
export interface Part {
  /** By value: the number of its part; -1 where it has none. */
  readonly of: Int32Array
  readonly texts: Texts
}

export type PartName =
  | `first-${1 | 2 | 3 | 4 | 6 | 7}`
  | `last-${4 | 6}`
  | `except-last-${2 | 3}`
  /** As `first`, but a shorter text is its own beginning, as with `substr` in SQL. */
  | `begin-${1 | 2 | 3 | 4 | 5 | 6}`
  | 'sound'
  | 'second-sound'
  | 'canonical'
  | 'local-part'
  | 'number'
  /** Of an IP address: its /24, or /64. */
  | 'network'

/** The parts that comparing and blocking need of each kind's values. */
export const PARTS_OF: Readonly<Record<FieldKind, readonly PartName[]>> = {
  givenName: ['first-3', 'sound', 'second-sound', 'canonical', 'first-1'],
  familyName: ['first-3', 'sound', 'second-sound'],
  fullName: [],
  birthDate: ['first-4', 'last-4', 'first-6'],
  postcode: ['except-last-2', 'except-last-3', 'first-2'],
  email: ['local-part'],
  address: ['first-7', 'number'],
  phone: ['last-6'],
  houseNumber: [],
  identifier: [],
  category: [],
  device: [],
  ipAddress: ['network'],
  cardToken: [],
  set: [],
  number: [],
  position: [],
  asWritten: ['begin-1', 'begin-2', 'begin-3', 'begin-4', 'begin-5', 'begin-6', 'local-part'],
}

/** @param values numbers of the values that are to have the part. @param texts of all values */
export function partOf(name: PartName, values: Iterable<number>, texts: readonly string[], memory: Memory): Part {
  const of = memory.ints(texts.length).fill(-1)
  const numbers = new TextNumbers()
  for (const value of values) {
    const part = partOfText(name, texts[value] ?? '')
    if (part !== '') of[value] = numbers.numberOf(part)
  }
  return { of, texts: numbers.packed(memory) }
}

/** @returns empty where the text has no such part */
function partOfText(name: PartName, text: string): string {
  if (name === 'sound') return soundsOf(text)[0]
  if (name === 'second-sound') return soundsOf(text)[1]
  if (name === 'canonical') return canonicalGivenName(text)
  if (name === 'local-part') return text.split('@', 1)[0] ?? ''
  if (name === 'network') return networkOf(text)
  if (name === 'number') return addressParts(text).houseNumber || (/\d+/.exec(text)?.[0] ?? '')
  const count = Number(name.slice(name.lastIndexOf('-') + 1))
  if (name.startsWith('begin')) return Array.from(text).slice(0, count).join('')
  if (name.startsWith('except-last')) return text.slice(0, -count)
  if (text.length < count) return ''
  return name.startsWith('first') ? text.slice(0, count) : text.slice(-count)
}
