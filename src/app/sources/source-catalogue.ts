import {
  chooseDescription,
  COUNTED_SHAPES,
  missingColumns,
  parseDescription,
  proposeDescription,
  type SourceDescription,
} from '../../channels/file/index.ts'
import { type RequestContext, requireScope, SelfsameError } from '../../model/index.ts'
import type { DescriptionStore, SourceFile, TableReader } from './ports.ts'

/** A source description, or what is wrong with it. */
export type DescribedSource =
  | { readonly kind: 'usable'; readonly path: string; readonly description: SourceDescription }
  | { readonly kind: 'faulty'; readonly path: string; readonly fault: string }

/** The source descriptions there are, and new ones for files that have none. */
export class SourceCatalogue {
  readonly #store: DescriptionStore
  readonly #reader: TableReader

  constructor(store: DescriptionStore, reader: TableReader) {
    this.#store = store
    this.#reader = reader
  }

  /** By path. One that cannot be used is among them: it must not hide the others. */
  async list(context: RequestContext): Promise<DescribedSource[]> {
    requireScope(context, 'ingest')
    return this.#all()
  }

  /**
   * @returns a source description for the file as YAML, for a person to check
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST when the file cannot be read
   */
  async propose(context: RequestContext, path: string): Promise<string> {
    requireScope(context, 'ingest')
    const [file] = await this.#reader.inspect([path])
    if (file === undefined) throw new TypeError('A file was inspected and nothing came back')
    return proposeDescription(await this.#reader.profile(file, COUNTED_SHAPES))
  }

  /**
   * The description for some files: by path, by name, or by the files' columns.
   *
   * @throws SelfsameError NOT_FOUND when there is none of that name or none fits, CONFLICT when several fit equally
   * well, CONFIGURATION when it cannot be used, BAD_REQUEST when a file lacks a column that it reads
   */
  async descriptionFor(
    files: readonly SourceFile[],
    wanted: { sourceName?: string | undefined; descriptionPath?: string | undefined },
  ): Promise<SourceDescription> {
    const description = await this.#wanted(files, wanted)
    await this.#requireColumns(files, description)
    return description
  }

  async #wanted(
    files: readonly SourceFile[],
    { sourceName, descriptionPath }: { sourceName?: string | undefined; descriptionPath?: string | undefined },
  ): Promise<SourceDescription> {
    if (descriptionPath !== undefined) return parse(await this.#store.read(descriptionPath))
    if (sourceName !== undefined) return named(sourceName, await this.#all())
    return this.#matching(files)
  }

  async #all(): Promise<DescribedSource[]> {
    return (await this.#store.list()).map((file) => {
      try {
        return { kind: 'usable', path: file.path, description: parse(file) }
      } catch (error) {
        if (!(error instanceof SelfsameError)) throw error
        return { kind: 'faulty', path: file.path, fault: error.message }
      }
    })
  }

  async #matching(files: readonly SourceFile[]): Promise<SourceDescription> {
    const descriptions = (await this.#all()).flatMap((source) => (source.kind === 'usable' ? [source.description] : []))
    const chosen = new Map<string, { description: SourceDescription; file: SourceFile }>()
    for (const file of files) {
      const description = await this.#matchingOne(file, descriptions)
      chosen.set(description.name, { description, file })
    }
    const [first, second] = chosen.values()
    if (first === undefined)
      throw new SelfsameError('BAD_REQUEST', 'No file was named', { remedy: 'selfsame ingest FILE…' })
    if (second === undefined) return first.description
    throw new SelfsameError(
      'BAD_REQUEST',
      `The files are of different sources: ${first.file.name} of ${first.description.name}, ${second.file.name} of ${second.description.name}`,
      {
        remedy: 'Ingest the files of each source by themselves, or name one source with --source',
      },
    )
  }

  async #matchingOne(file: SourceFile, descriptions: readonly SourceDescription[]): Promise<SourceDescription> {
    const headers = new Map<SourceDescription, readonly string[]>()
    for (const description of descriptions)
      headers.set(description, await this.#reader.columns(file, description.format))
    const choice = chooseDescription(descriptions, (description) => headers.get(description) ?? [])
    if (choice.kind === 'chosen') return choice.description
    if (choice.kind === 'ambiguous')
      throw new SelfsameError('CONFLICT', `The file ${file.name} fits ${choice.names.join(' and ')} equally well`, {
        remedy: `Say which: --source ${choice.names[0]}`,
      })
    throw noneFits(file, descriptions)
  }

  /** JSON lines may leave out what they do not say; a table without a column is another table. */
  async #requireColumns(files: readonly SourceFile[], description: SourceDescription): Promise<void> {
    const faults: string[] = []
    for (const file of files) {
      if (file.kind === 'jsonl') continue
      const missing = missingColumns(description, await this.#reader.columns(file, description.format))
      if (missing.length > 0) faults.push(`${file.name} has no column ${missing.join(', ')}`)
    }
    if (faults.length === 0) return
    throw new SelfsameError(
      'BAD_REQUEST',
      `The files do not fit the source description ${description.name}, and none was ingested: ${faults.join('; ')}`,
      {
        remedy:
          'Check the delimiter and encoding under format, correct the columns in the description, or give another with --source',
      },
    )
  }
}

function parse({ yaml, path }: { yaml: string; path: string }): SourceDescription {
  return parseDescription(yaml, path)
}

function named(name: string, sources: readonly DescribedSource[]): SourceDescription {
  for (const source of sources)
    if (source.kind === 'usable' && source.description.name === name) return source.description
  const known = sources.flatMap((source) => (source.kind === 'usable' ? [source.description.name] : []))
  const faulty = sources
    .flatMap((source) => (source.kind === 'faulty' ? [` ${source.path} cannot be used.`] : []))
    .join('')
  throw new SelfsameError(
    'NOT_FOUND',
    `There is no source ${name}; known are ${known.join(', ') || 'none'}.${faulty}`,
    {
      remedy: '`selfsame sources list` shows them all; --source takes a path too',
    },
  )
}

function noneFits(file: SourceFile, descriptions: readonly SourceDescription[]): SelfsameError {
  const known = descriptions.map(({ name }) => name).join(', ') || 'none'
  return new SelfsameError('NOT_FOUND', `No source description fits the columns of ${file.name}; known are ${known}`, {
    remedy: `\`selfsame sources init ${file.name}\` proposes one`,
  })
}
