import type { Dialect } from './dialect.ts'
import { decodedHead } from './dialect.ts'
import { lineEndAfter, readRecord } from './record.ts'

/**
 * The names of a file's columns. A column without a name is `column 5`, and one that has another's gets a number
 * (`id 2`), so that each can be asked for.
 */
export function headerOf(head: Buffer, dialect: Dialect): string[] {
  const text = decodedHead(head, dialect).replace(/^[\r\n]+/, '')
  const record = readRecord(text, 0, dialect)
  const names = record.kind === 'cells' ? record.cells : [text.slice(0, lineEndAfter(text, 0))]
  const seen = new Map<string, number>()
  return names.map((cell, index) => {
    const name = cell.trim() || `column ${index + 1}`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} ${count}`
  })
}
