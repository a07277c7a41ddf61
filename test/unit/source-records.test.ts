import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RecordScanner, type Scanned } from '../../src/adapters/duckdb/csv/scan.ts'

const DIALECT = { encoding: 'utf-16le', delimiter: ',', quote: '"', escape: '"' } as const
const OPTIONS = { dialect: DIALECT, width: 3, hasHeader: false, endsEarly: false }

/** What a scanner finds in a text that comes in blocks, each as long as given. */
function scan(text: string, blocks: readonly number[] = [], options: Partial<typeof OPTIONS> = {}): Scanned[] {
  const scanner = new RecordScanner({ ...OPTIONS, ...options })
  const found: Scanned[] = []
  let at = 0
  for (const length of blocks) {
    found.push(...scanner.feed(text.slice(at, at + length), false))
    at += length
  }
  return [...found, ...scanner.feed(text.slice(at), true)]
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

const piece = fc.constantFrom('a', 'bc', '"', ',', '\n', '\r\n', '""', '",', '"\n', 'é', '')
const anything = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
const lengths = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 30 })

function kinds(found: readonly Scanned[]) {
  return found.map(({ kind, line }) => [kind, line])
}

describe('records of a file', () => {
  test('are the same however the text is cut into blocks', () => {
    fc.assert(
      fc.property(anything, lengths, (text, blocks) => {
        expect(scan(text, blocks)).toEqual(scan(text))
      }),
      { numRuns: 5_000 },
    )
  })

  test('come back as they were written, whatever is in their cells', () => {
    const cell = fc
      .array(fc.constantFrom('a', '"', ',', '\n', '\r\n', ' '), { maxLength: 6 })
      .map((parts) => parts.join(''))
    const rows = fc.array(fc.tuple(cell, cell, cell), { maxLength: 10 })
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (written, lineBreak) => {
        const found = scan(written.map((row) => row.map(quoted).join(',') + lineBreak).join(''))
        expect(found.map((one) => one.kind === 'row' && one.cells)).toEqual(written)
      }),
    )
  })

  test('are all accounted for: no line of a damaged file is passed over or told twice', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const lines = scan(text).map(({ line }) => line)
        expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b))
      }),
      { numRuns: 2_000 },
    )
    fc.assert(
      fc.property(anything, (text) => {
        const unquoted = text.replaceAll('"', '')
        const written = unquoted.split('\n').filter((line) => line.trim() !== '')
        expect(scan(unquoted)).toHaveLength(written.length)
      }),
    )
  })

  test('that are too long are skipped to their line’s end, in blocks too', () => {
    const text = `a,b,c\n${'x'.repeat(2_500_000)}\nd,e,f\n`
    const expected = [
      ['row', 1],
      ['unreadable', 2],
      ['row', 3],
    ]
    expect(kinds(scan(text))).toEqual(expected)
    expect(kinds(scan(text, [1_000_000, 1_100_000, 300_000, 50_000]))).toEqual(expected)
  })

  test('of a file that ends early: the last one counts only when its line has ended', () => {
    expect(scan('a,b,c\nd,e,f', [], { endsEarly: true })).toMatchObject([
      { kind: 'row' },
      { code: 'FILE_ENDS_EARLY', line: 2 },
    ])
    expect(scan('a,b,c\nd,e,f\n', [], { endsEarly: true })).toMatchObject([{ kind: 'row' }, { kind: 'row' }])
    expect(scan('a,b,c\nd,e,f')).toMatchObject([{ kind: 'row' }, { kind: 'row' }])
  })
})
