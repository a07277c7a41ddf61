import {
  chooseDescription,
  COUNTED_SHAPES,
  missingColumns,
  parseDescription,
  proposeDescription,
  type SourceDescription,
} from '../../channels/file/index.ts'
import { type RequestContext, requireScope, SelfsameError } from '../../model/index.ts'
import type { DescriptionFile, DescriptionStore, SourceFile, TableReader } from './ports.ts'
import { columnsMissing, differentSources, noneFits, noneOfThatName, severalFit } from './source-errors.ts'

/** A source description, or what is wrong with it. */
export type DescribedSource =
  | { readonly kind: 'usable'; readonly path: string; readonly description: SourceDescription }
  | { readonly kind: 'faulty'; readonly path: string; readonly fault: string }

/** A source description as lists show it: a faulty one has no name and no title. */
export interface SourceEntry {
  readonly name: string | null
  readonly path: string
  readonly title: string | null
  readonly fault: string | null
}

/** Which description is asked for; by default the one whose columns the files have. */
export interface WantedSource {
  readonly sourceName?: string | undefined
  readonly descriptionPath?: string | undefined
}

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
  async descriptionFor(files: readonly SourceFile[], wanted: WantedSource): Promise<SourceDescription> {
    const description = await this.#wanted(files, wanted)
    const missing: string[] = []
    for (const file of files) missing.push(...(await this.#missing(file, description)))
    if (missing.length > 0) throw columnsMissing(description.name, missing)
    return description
  }

  async #wanted(
    files: readonly SourceFile[],
    { sourceName, descriptionPath }: WantedSource,
  ): Promise<SourceDescription> {
    if (descriptionPath !== undefined) return parse(await this.#store.read(descriptionPath))
    const sources = await this.#all()
    if (sourceName !== undefined) return named(sourceName, sources)
    return this.#matching(files, usable(sources))
  }

  async #all(): Promise<DescribedSource[]> {
    return (await this.#store.list()).map(described)
  }

  async #matching(files: readonly SourceFile[], known: readonly SourceDescription[]): Promise<SourceDescription> {
    const matches: { file: SourceFile; description: SourceDescription }[] = []
    for (const file of files) matches.push({ file, description: await this.#match(file, known) })
    const [first] = matches
    if (first === undefined) throw new TypeError('No files: there is nothing that a description could match')
    const other = matches.find(({ description }) => description !== first.description)
    if (other === undefined) return first.description
    throw differentSources([first, other].map(({ file, description }) => [file.name, description.name]))
  }

  async #match(file: SourceFile, known: readonly SourceDescription[]): Promise<SourceDescription> {
    const headers = new Map<SourceDescription, readonly string[]>()
    for (const one of known) headers.set(one, await this.#reader.columns(file, one.format))
    const choice = chooseDescription(known, (one) => headers.get(one) ?? [])
    if (choice.kind === 'chosen') return choice.description
    if (choice.kind === 'ambiguous') throw severalFit(file, choice.names)
    throw noneFits(
      file,
      known.map(({ name }) => name),
    )
  }

  /** JSON lines may leave out what they do not say; a table without a column is another table. */
  async #missing(file: SourceFile, description: SourceDescription): Promise<string[]> {
    if (file.kind === 'jsonl') return []
    const missing = missingColumns(description, await this.#reader.columns(file, description.format))
    return missing.length === 0 ? [] : [`${file.name} has no column ${missing.join(', ')}`]
  }
}

export function entryOf(source: DescribedSource): SourceEntry {
  const { path } = source
  if (source.kind === 'faulty') return { name: null, path, title: null, fault: source.fault }
  return { name: source.description.name, path, title: source.description.title ?? null, fault: null }
}

function described(file: DescriptionFile): DescribedSource {
  try {
    return { kind: 'usable', path: file.path, description: parse(file) }
  } catch (error) {
    if (!(error instanceof SelfsameError)) throw error
    return { kind: 'faulty', path: file.path, fault: error.message }
  }
}

function parse({ yaml, path }: DescriptionFile): SourceDescription {
  return parseDescription(yaml, path)
}

function usable(sources: readonly DescribedSource[]): SourceDescription[] {
  return sources.flatMap((source) => (source.kind === 'usable' ? [source.description] : []))
}

function named(name: string, sources: readonly DescribedSource[]): SourceDescription {
  const known = usable(sources)
  const found = known.find((description) => description.name === name)
  if (found) return found
  const faulty = sources.flatMap((source) => (source.kind === 'faulty' ? [source.path] : []))
  throw noneOfThatName(
    name,
    known.map((description) => description.name),
    faulty,
  )
}
