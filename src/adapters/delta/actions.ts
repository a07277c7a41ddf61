/**
 * Actions of Delta's log, those that this writer knows: `PROTOCOL.md` of delta-io/delta has the words and their meaning.
 * Positions of the event log need 61 bits, so versions of `txn` are bigints.
 */

/** Any field whose kind this writer does not need to know. */
type Json = Readonly<Record<string, unknown>>

export interface Protocol {
  readonly minReaderVersion: number
  readonly minWriterVersion: number
}

export interface MetaData {
  readonly id: string
  readonly name: string | null
  readonly description: string | null
  readonly format: { readonly provider: 'parquet'; readonly options: Json }
  readonly schemaString: string
  readonly partitionColumns: readonly string[]
  readonly createdTime: number
  readonly configuration: Readonly<Record<string, string>>
}

export interface AddFile {
  /** From the table's root, URL-encoded. */
  readonly path: string
  readonly partitionValues: Readonly<Record<string, string>>
  readonly size: number
  readonly modificationTime: number
  readonly dataChange: boolean
  /** JSON: `numRecords`, `minValues`, `maxValues`, `nullCount`. */
  readonly stats: string
}

export interface RemoveFile {
  readonly path: string
  readonly deletionTimestamp: number
  readonly dataChange: boolean
  readonly extendedFileMetadata: true
  readonly partitionValues: Readonly<Record<string, string>>
  readonly size: number
}

export interface Txn {
  readonly appId: string
  readonly version: bigint
  readonly lastUpdated: number
}

export type Action =
  | { readonly commitInfo: Json }
  | { readonly protocol: Protocol }
  | { readonly metaData: MetaData }
  | { readonly txn: Txn }
  | { readonly add: AddFile }
  | { readonly remove: RemoveFile }

/** What this writer reads and writes: no table features. */
export const PROTOCOL: Protocol = { minReaderVersion: 1, minWriterVersion: 2 }

/** @returns one action a line */
export function encodeActions(actions: readonly Action[]): Buffer {
  return Buffer.from(actions.map((action) => `${encodeAction(action)}\n`).join(''))
}

export function decodeActions(bytes: Buffer): Action[] {
  const lines = bytes.toString('utf8').split('\n')
  return lines.filter((line) => line !== '').map(decodeAction)
}

function encodeAction(action: Action): string {
  if (!('txn' in action)) return JSON.stringify(action)
  const { appId, version, lastUpdated } = action.txn
  return `{"txn":{"appId":${JSON.stringify(appId)},"version":${version},"lastUpdated":${lastUpdated}}}`
}

/** JSON's own numbers are exact up to 53 bits only: a version is read as text. */
function decodeAction(line: string): Action {
  if (!line.startsWith('{"txn"')) return JSON.parse(line) as Action
  const { txn } = JSON.parse(line.replace(/"version":(-?\d+)/, '"version":"$1"')) as { txn: { version: string } & Txn }
  return { txn: { ...txn, version: BigInt(txn.version) } }
}
