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

export function nothingCompared(folder: string, cause: unknown): SelfsameError {
  return new SelfsameError('NOT_FOUND', `No run has left in ${folder} what it compared`, {
    cause,
    remedy: 'Name with --since the --out folder of a `selfsame match run --keep-compared`, or leave it out',
  })
}

export function comparedOtherwise(folder: string): SelfsameError {
  return refused(
    `The run in ${folder} compared other columns than the model, or in another way`,
    'Give with --model the model of that run, or leave out --since to compare all records',
    'CONFIGURATION',
  )
}

export function sinceWithoutModel(): SelfsameError {
  return refused(
    '--since takes over what an earlier run compared, and no model says how to go on',
    'Give with --model the model of that run: model.json in its folder',
  )
}

/** @param what takes it: `100 records` */
export function memoryTooSmall(neededBytes: number, limitBytes: number, what: string): SelfsameError {
  return refused(
    `Matching ${what} needs about ${megabytes(neededBytes)} of memory, and ${megabytes(limitBytes)} are allowed`,
    `Allow it with --memory-limit ${megabytes(neededBytes)}, or compare fewer columns with --settings`,
  )
}

export function settingsDiffer(path: string): SelfsameError {
  return refused(
    `The settings ${path} compare other columns than the model, or as something else, or other levels or probabilities`,
    'Leave out --model to learn one by these settings, or --settings',
    'CONFIGURATION',
  )
}

export function noSuchSource(sources: readonly string[], known: readonly string[]): SelfsameError {
  return refused(
    `No record is of the source ${sources.join(', ')}, which is said to be free of duplicates`,
    `Name sources as the files do: ${known.slice(0, SOURCES_SHOWN_MAX).join(', ')}`,
    'CONFIGURATION',
  )
}

const SOURCES_SHOWN_MAX = 10

export function noSettings(path: string, cause: unknown): SelfsameError {
  return new SelfsameError('NOT_FOUND', `There are no settings at ${path}`, {
    cause,
    remedy: '`selfsame match init` writes some for your files',
  })
}

export function settingsThere(path: string): SelfsameError {
  return refused(`There is a file at ${path} already`, 'Name another one, or remove it first', 'CONFLICT')
}

export function oneFileOnly(): SelfsameError {
  return refused('--link-only compares records of different files, and there is one file', 'Give two files or more')
}

export function noSuchRecord(ids: readonly string[]): SelfsameError {
  return refused(
    `The files have no record ${ids.join(' and no record ')}`,
    'Give with --id the column that holds these ids, and with --a and --b ids that are in it',
    'NOT_FOUND',
  )
}

export function levelsDiffer(path: string): SelfsameError {
  return refused(
    `The model ${path} has other comparison levels than this version`,
    'Run without --model to learn it again',
    'CONFIGURATION',
  )
}

export function labelsLackColumn(names: readonly string[], known: readonly string[]): SelfsameError {
  return refused(
    `The labels have no column ${names.join(' or ')}; they have ${known.join(', ')}`,
    'Labels have id_l, id_r, and is_match or same, which says yes or no',
  )
}

export function labelsSayNothing(): SelfsameError {
  return refused('The labels have no rows', 'Give one row for each pair, or leave out --labels')
}

/** @param rows that are no labels. @param column that says whether two records are one person */
export function labelsUnusable(rows: number, column: string): SelfsameError {
  return refused(
    `${rows} rows of the labels cannot be used: they lack an id, name one record twice, or ${column} says neither yes nor no`,
    'Mend or remove them: each row has two ids, and true or false, yes or no, 1 or 0',
  )
}

export function labelsOfOthers(rows: number): SelfsameError {
  return refused(
    `None of the ${rows} labels is on two of the records`,
    'Give with --id the column that holds the ids which the labels name',
  )
}

export function labelsNeedLearning(): SelfsameError {
  return refused(
    '--labels teach a model that is learnt, and --model is used as it stands',
    'Leave out --model to learn one, or --labels',
  )
}

export function frequenciesMissing(): SelfsameError {
  return refused(
    'The model does not say how often values occur',
    'Run `selfsame match run --model` with it once over all records: the model.json it writes says so',
    'CONFIGURATION',
  )
}

function refused(message: string, remedy: string, code: ErrorCode = 'BAD_REQUEST'): SelfsameError {
  return new SelfsameError(code, message, { remedy })
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)}MB`
}
