import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DUCKDB_DEFAULTS, DuckDbTableReader } from '../adapters/duckdb/index.ts'
import type { SourceUseCases } from '../api/graphql/index.ts'
import { type DescriptionFile, type DescriptionStore, entryOf, SourceCatalogue } from '../app/sources/index.ts'
import type { Config } from '../config/index.ts'
import { type RequestContext, SelfsameError } from '../model/index.ts'

/** What reads files and knows how they are described; needs no store. */
export function sourcesOn(config: Config) {
  const reader = new DuckDbTableReader({ ...DUCKDB_DEFAULTS, spillFolder: join(config.home, 'spill') })
  return { reader, catalogue: new SourceCatalogue(new DescriptionFolder(join(config.configFolder, 'sources')), reader) }
}

/** Source descriptions over the API, where a file is sent along as a sample of its text. */
export function sourceUseCasesOn(config: Config): SourceUseCases {
  const { catalogue } = sourcesOn(config)
  return {
    list: async (context) => {
      const sources = await catalogue.list(context)
      return Promise.all(
        sources.map(async (source) => ({ ...entryOf(source), yaml: await readFile(source.path, 'utf8') })),
      )
    },
    propose: (context, file) => proposeFromSample(catalogue, context, file),
  }
}

async function proposeFromSample(
  catalogue: SourceCatalogue,
  context: RequestContext,
  { name, sample }: { readonly name: string; readonly sample: string },
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-sample-'))
  try {
    const path = join(folder, basename(name))
    await writeFile(path, sample)
    return await catalogue.propose(context, path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Source descriptions as YAML files in a folder; others are read from wherever they lie. */
class DescriptionFolder implements DescriptionStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async list(): Promise<DescriptionFile[]> {
    const names = await readdir(this.#folder).catch(() => [])
    const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted()
    return Promise.all(files.map((name) => this.read(join(this.#folder, name))))
  }

  async read(path: string): Promise<DescriptionFile> {
    try {
      return { path, yaml: await readFile(path, 'utf8') }
    } catch (cause) {
      throw new SelfsameError('NOT_FOUND', `There is no source description at ${path}`, {
        cause,
        remedy: '`selfsame sources init FILE` proposes one',
      })
    }
  }
}
