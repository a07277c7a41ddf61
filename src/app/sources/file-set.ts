import { createHash } from 'node:crypto'
import type { SourceDescription } from '../../channels/file/index.ts'
import { type Fault, faultOf, SelfsameError } from '../../model/index.ts'
import type { SourceFile, StagedRows } from './ports.ts'

/** @throws SelfsameError BAD_REQUEST when the files cannot be read as one: none, some of them the same, or of two shapes */
export function requireOneSet(files: readonly SourceFile[]): void {
  if (files.length === 0) throw refusal('No file was named', 'Name at least one: selfsame ingest FILE…')
  const [twin, other] = twinsIn(files)
  if (twin && other)
    throw refusal(`The files ${twin.name} and ${other.name} hold the same bytes`, 'Leave one of them out')
  const json = files.find(({ kind }) => kind === 'jsonl')
  const table = files.find(({ kind }) => kind !== 'jsonl')
  if (json && table)
    throw refusal(
      `The files are of different shapes: ${json.name} holds JSON lines, ${table.name} a table`,
      'Ingest them one after the other',
    )
}

/** A file that is read in a wrong way would fill the dead letters, row by row. */
const UNREADABLE_MIN = 100

/** @throws SelfsameError BAD_REQUEST when most rows of the files are none */
export async function requireMostReadable(staged: StagedRows): Promise<void> {
  const { rows, unreadable } = staged
  if (unreadable < UNREADABLE_MIN || unreadable <= rows) return
  for await (const [first] of staged.unreadableRows())
    throw refusal(
      `Most rows cannot be read (${unreadable} of ${rows + unreadable}), and none was ingested. ${first?.file}, line ${first?.line}: ${first?.fault.message}`,
      'Check encoding, delimiter, quote and escape under format in the source description',
    )
}

/** Of what is read and how, whatever the files' names and their order. */
export function digestOfSet(description: SourceDescription, files: readonly SourceFile[]): string {
  const digests = files.map(({ digest }) => digest).toSorted()
  return createHash('sha256')
    .update(JSON.stringify([description, digests]))
    .digest('hex')
}

/** What is wrong with whole files although their rows are taken. */
export function fileFaultsOf(files: readonly SourceFile[]): Fault[] {
  const early = files.filter(({ endsEarly }) => endsEarly)
  return early.map(({ name }) =>
    faultOf(
      'FILE_ENDS_EARLY',
      '',
      `The file ${name} ends early: what could be unpacked was read. Fetch it again, then ingest it again`,
    ),
  )
}

function twinsIn(files: readonly SourceFile[]): SourceFile[] {
  const groups = Map.groupBy(files, ({ digest }) => digest).values()
  return [...groups].find((group) => group.length > 1) ?? []
}

function refusal(message: string, remedy: string): SelfsameError {
  return new SelfsameError('BAD_REQUEST', message, { remedy })
}
