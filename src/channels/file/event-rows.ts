import type { JsonObject } from '../channel-event.ts'
import type { Findings } from './findings.ts'

/** A row as the parts of a mapping see it. */
export interface EventRow {
  /** In the order of the columns. */
  readonly cells: readonly (string | null)[]
  /** A JSON line as it was received; null for a row of a table. */
  readonly whole: JsonObject | null
}

/** The rows of one event, and what was found wrong with them. */
export interface EventRows {
  readonly first: EventRow
  readonly rows: readonly EventRow[]
  readonly findings: Findings
}

/** Reads one part of an event; made once per file, called for each event. */
export type Part<Value> = (event: EventRows) => Value

/** Where columns lie among the cells. */
export class Columns {
  readonly names: readonly string[]
  readonly #indexes: ReadonlyMap<string, number>

  constructor(names: readonly string[]) {
    this.names = names
    this.#indexes = new Map(names.map((name, index) => [name, index]))
  }

  /** @returns a reader of a row's cell, without outer blanks; null where nothing is written */
  cell(column: string): (row: EventRow) => string | null {
    const index = this.indexOf(column)
    return (row) => row.cells[index]?.trim() || null
  }

  /** @returns the first row's cell that holds something */
  firstCell(column: string | undefined): Part<string | null> {
    if (column === undefined) return () => null
    const cell = this.cell(column)
    return ({ rows }) => firstOf(rows, cell)
  }

  indexOf(column: string): number {
    return this.#indexes.get(column) ?? this.names.length
  }
}

function firstOf(rows: readonly EventRow[], cell: (row: EventRow) => string | null): string | null {
  for (const row of rows) {
    const text = cell(row)
    if (text !== null) return text
  }
  return null
}
