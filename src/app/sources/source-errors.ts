import { SelfsameError } from '../../model/index.ts'
import type { SourceFile } from './ports.ts'

export function noneFits(file: SourceFile, known: readonly string[]): SelfsameError {
  const names = known.join(', ') || 'none'
  return new SelfsameError('NOT_FOUND', `No source description fits the columns of ${file.name}; known are ${names}`, {
    remedy: `\`selfsame sources init ${file.name}\` proposes one`,
  })
}

export function severalFit(file: SourceFile, fitting: readonly string[]): SelfsameError {
  return new SelfsameError('CONFLICT', `The file ${file.name} fits ${fitting.join(' and ')} equally well`, {
    remedy: `Say which: --source ${fitting[0]}`,
  })
}

/** @param found two files and the source that each of them is of */
export function differentSources(found: readonly (readonly [file: string, source: string])[]): SelfsameError {
  const list = found.map(([file, source]) => `${file} of ${source}`).join(', ')
  return new SelfsameError('BAD_REQUEST', `The files are of different sources: ${list}`, {
    remedy: 'Ingest the files of each source by themselves, or name one source with --source',
  })
}

export function noneOfThatName(name: string, known: readonly string[], faulty: readonly string[]): SelfsameError {
  const broken = faulty.map((path) => `. ${path} cannot be used`).join('')
  return new SelfsameError(
    'NOT_FOUND',
    `There is no source ${name}; known are ${known.join(', ') || 'none'}${broken}`,
    {
      remedy: '`selfsame sources list` shows them all; --source takes a path too',
    },
  )
}

/** @param missing what each file lacks */
export function columnsMissing(source: string, missing: readonly string[]): SelfsameError {
  const message = `The files do not fit the source description ${source}, and none was ingested: ${missing.join('; ')}`
  return new SelfsameError('BAD_REQUEST', message, {
    remedy:
      'Check delimiter and encoding under format, correct the columns in the description, or give another with --source',
  })
}
