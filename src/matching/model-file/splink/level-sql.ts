import type { LevelTest } from '../../compare/index.ts'
import type { ColumnContent, ColumnNames } from './column-names.ts'

export const SPLINK_DIALECTS = ['duckdb', 'spark'] as const
export type SplinkDialect = (typeof SPLINK_DIALECTS)[number]

/** What is not written alike: Spark's similarities are those of Splink's own library for it. */
const FUNCTIONS = {
  duckdb: {
    jaroWinkler: 'jaro_winkler_similarity',
    size: 'len',
    sameWords: 'list_intersect',
    has: 'list_contains',
    split: (set: string) => `string_split(${set}, '|')`,
  },
  spark: {
    jaroWinkler: 'jaro_winkler',
    size: 'size',
    sameWords: 'array_intersect',
    has: 'array_contains',
    split: (set: string) => `split(${set}, '[|]')`,
  },
} as const

const FIGURES = [1, 2, 3, 4, 5, 6, 7, 8]

/** Writes levels as SQL conditions over both sides' cleaned columns. */
export class LevelSql {
  readonly #names: ColumnNames
  readonly #functions: (typeof FUNCTIONS)[SplinkDialect]

  constructor(names: ColumnNames, dialect: SplinkDialect) {
    this.#names = names
    this.#functions = FUNCTIONS[dialect]
  }

  /** @returns the condition on which a comparison says nothing */
  silence(fields: readonly number[], content: ColumnContent): string {
    return fields
      .map((field) => this.#sides(field, content))
      .map(([l, r]) => `(${l} IS NULL OR ${r} IS NULL)`)
      .join(' AND ')
  }

  /** @param field of the comparison */
  condition(test: LevelTest, field: number): string {
    const [l, r] = this.#sides(field)
    switch (test.by) {
      case 'equal':
        return `${l} = ${r}`
      case 'contains':
        return `least(length(${l}), length(${r})) >= 3 AND (contains(${l}, ${r}) OR contains(${r}, ${l}))`
      case 'initial':
        return `(length(${l}) = 1 OR length(${r}) = 1) AND ${same(begin(l, 1), begin(r, 1))}`
      case 'soundsAlike':
        return this.#soundsAlike(field)
      case 'samePart':
        return same(...this.#sides(field, test.part))
      case 'jaroWinkler':
        return `${this.#functions.jaroWinkler}(${this.#sides(field, test.part).join(', ')}) >= ${test.min}`
      case 'edits':
        return `${anEndAgrees(l, r)} AND damerau_levenshtein(${l}, ${r}) <= ${test.max}`
      case 'levenshtein':
        return `levenshtein(${l}, ${r}) <= ${test.max}`
      case 'damerauLevenshtein':
        return `damerau_levenshtein(${l}, ${r}) <= ${test.max}`
      case 'dayMonthSwapped':
        return dayMonthSwapped(l, r)
      case 'anyDay':
        return `substr(${l}, 5, 4) = '0101' OR substr(${r}, 5, 4) = '0101'`
      case 'figuresDiffer':
        return `${FIGURES.map((at) => differs(figure(l, at), figure(r, at))).join(' + ')} = ${test.count}`
      case 'daysApart':
        return `abs(${this.#sides(field, 'day').join(' - ')}) <= ${test.max}`
      case 'sharedMembers':
        return this.#sharedMembers(l, r, test.min)
      case 'relativelyApart':
        return `abs(${number(l)} - ${number(r)}) <= ${test.max} * greatest(abs(${number(l)}), abs(${number(r)}))`
      case 'kmApart':
        return `${kilometres(l, r)} <= ${test.max}`
      case 'on':
        return this.condition(test.test, test.field)
      case 'all':
      case 'any':
        return test.tests.map((each) => `(${this.condition(each, field)})`).join(test.by === 'all' ? ' AND ' : ' OR ')
      default:
        return this.#acrossFields(test, field)
    }
  }

  #acrossFields(test: LevelTest & { by: 'swapped' | 'inField' | 'inFurtherWords' | 'furtherWords' }, field: number) {
    const [l, r] = this.#sides(field)
    switch (test.by) {
      case 'swapped': {
        const [otherL, otherR] = this.#sides(test.with)
        return `${l} = ${otherR} AND ${r} = ${otherL}`
      }
      case 'inField': {
        const [otherL, otherR] = this.#sides(test.field)
        return `${l} = ${otherR} OR ${r} = ${otherL}`
      }
      case 'inFurtherWords': {
        const [wordsL, wordsR] = this.#sides(field, 'words')
        return `${this.#functions.has}(${wordsR}, ${l}) OR ${this.#functions.has}(${wordsL}, ${r})`
      }
      case 'furtherWords': {
        const words = this.#sides(field, 'words').join(', ')
        return `${this.#functions.size}(${this.#functions.sameWords}(${words})) >= ${test.min}`
      }
    }
  }

  #sharedMembers(l: string, r: string, min: number): string {
    const { size, sameWords, split } = this.#functions
    return `${size}(${sameWords}(${split(l)}, ${split(r)})) >= ${min}`
  }

  /** Either way of saying one name may be either way of saying the other. */
  #soundsAlike(field: number): string {
    const [[l, r], [secondL, secondR]] = [this.#sides(field, 'sound'), this.#sides(field, 'second-sound')]
    return [same(l, r), same(secondL, secondR), same(l, secondR), same(secondL, r)].join(' OR ')
  }

  #sides(field: number, content: ColumnContent = 'value'): [l: string, r: string] {
    const name = this.#names.of(field, content)
    return [`${name}_l`, `${name}_r`]
  }
}

function same(a: string, b: string): string {
  return `${a} = ${b}`
}

function number(column: string): string {
  return `CAST(${column} AS DOUBLE)`
}

/** @param at which of latitude and longitude */
function radians(position: string, at: 1 | 2): string {
  return `radians(${number(`split_part(${position}, ',', ${at})`)})`
}

/** By the haversine, as records are compared here. */
function kilometres(l: string, r: string): string {
  const [north, toNorth] = [radians(l, 1), radians(r, 1)]
  const east = `pow(sin((${radians(r, 2)} - ${radians(l, 2)}) / 2), 2)`
  const half = `pow(sin((${toNorth} - ${north}) / 2), 2) + cos(${north}) * cos(${toNorth}) * ${east}`
  return `2 * 6371 * asin(sqrt(least(${half}, 1)))`
}

function begin(column: string, letters: number): string {
  return `substr(${column}, 1, ${letters})`
}

function figure(column: string, at: number): string {
  return `substr(${column}, ${at}, 1)`
}

function differs(a: string, b: string): string {
  return `(CASE WHEN ${a} = ${b} THEN 0 ELSE 1 END)`
}

function anEndAgrees(l: string, r: string): string {
  const ends = `${same(begin(l, 2), begin(r, 2))} OR right(${l}, 2) = right(${r}, 2)`
  return `length(${l}) >= 2 AND length(${r}) >= 2 AND (${ends})`
}

function dayMonthSwapped(l: string, r: string): string {
  return [
    same(begin(l, 4), begin(r, 4)),
    `substr(${l}, 5, 2) = substr(${r}, 7, 2)`,
    `substr(${l}, 7, 2) = substr(${r}, 5, 2)`,
  ].join(' AND ')
}
