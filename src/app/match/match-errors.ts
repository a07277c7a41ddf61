import { type ErrorCode, SelfsameError } from '../../model/index.ts'

export function noSuchColumn(flag: '--id' | '--truth', column: string, known: readonly string[]): SelfsameError {
  return refused(`The files have no column ${column}; they have ${known.join(', ')}`, `Name one of them with ${flag}`)
}

export function noRows(): SelfsameError {
  return refused('The files have no rows', 'Check that they are the right ones')
}

/** @param rows without an id */
export function idsMissing(column: string, rows: number): SelfsameError {
  return refused(
    `${rows} rows have nothing in the id column ${column}`,
    'Give every record an id, or name another column with --id',
  )
}

/** @param ids that more than one row has. @param line of a row, never its id: that may be personal */
export function idsTwice(column: string, ids: number): SelfsameError {
  return refused(
    `${ids} values of the id column ${column} are on more than one row`,
    'Make ids unique, or name another column with --id',
  )
}

export function nothingToCompare(ignored: readonly { column: string; reason: string }[]): SelfsameError {
  const list = ignored.map(({ column, reason }) => `${column} (${reason})`).join(', ')
  return refused(
    `No column says who is who: ${list || 'there is none beside the id'}`,
    'Names, birth dates, addresses, e-mail, phone numbers and the like can be compared',
  )
}

export function fieldsMissing(columns: readonly string[]): SelfsameError {
  return refused(
    `The files lack columns that the model compares: ${columns.join(', ')}`,
    'Give the files the model was learnt from, or run without --model',
    'CONFIGURATION',
  )
}

export function levelsDiffer(path: string): SelfsameError {
  return refused(
    `The model ${path} has other comparison levels than this version`,
    'Run without --model to learn it again',
    'CONFIGURATION',
  )
}

function refused(message: string, remedy: string, code: ErrorCode = 'BAD_REQUEST'): SelfsameError {
  return new SelfsameError(code, message, { remedy })
}
