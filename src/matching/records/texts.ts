import { type Memory, SHARED_MEMORY } from './memory.ts'

/** Letters in a row: a byte each, or two where a text has a letter beyond Latin-1. */
export type Letters = Uint8Array | Uint16Array

/** Distinct texts, numbered from 0 and packed; in ASCII, unless they are as written. */
export interface Texts {
  readonly count: number
  /** Text `n` is the bytes from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: Int32Array
  readonly bytes: Letters
  /** Which letters a text has, a bit for each letter (some share one): tells quickly how unlike two texts are. */
  readonly letters: Int32Array
}

const BITS_PER_NUMBER = 31

/** Gives equal texts one number, in the order they come in. */
export class TextNumbers {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** In the order of their numbers. */
  get texts(): readonly string[] {
    return this.#texts
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }

  packed(memory: Memory): Texts {
    return packedTexts(this.#texts, memory)
  }
}

/** @param texts in the order of their numbers */
export function packedTexts(texts: readonly string[], memory: Memory = SHARED_MEMORY): Texts {
  const starts = memory.ints(texts.length + 1)
  texts.forEach((text, at) => (starts[at + 1] = (starts[at] ?? 0) + text.length))
  const length = starts[texts.length] ?? 0
  const bytes = texts.some(needsTwoBytes) ? memory.pairsOfBytes(length) : memory.bytes(length)
  const letters = memory.ints(texts.length)
  texts.forEach((text, at) => (letters[at] = write(text, bytes, starts[at] ?? 0)))
  return { count: texts.length, starts, bytes, letters }
}

const BYTE_MAX = 0xff

function needsTwoBytes(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > BYTE_MAX) return true
  return false
}

/** @returns the letters that the text has */
function write(text: string, bytes: Letters, start: number): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes[start + at] = code
    letters |= 1 << (code & BITS_PER_NUMBER)
  }
  return letters
}

/** @returns tells the text of a number; for many of them, since all are read at once */
export function textReader({ starts, bytes }: Texts): (number: number) => string {
  const encoding = bytes instanceof Uint16Array ? 'utf16le' : 'latin1'
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding)
  return (number) => all.slice(starts[number], starts[number + 1])
}

/** @returns the text of a number */
export function textAt({ starts, bytes }: Texts, number: number): string {
  return String.fromCharCode(...bytes.subarray(starts[number], starts[number + 1]))
}
