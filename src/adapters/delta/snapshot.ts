import { SelfsameError } from '../../model/index.ts'
import {
  PROTOCOL,
  type Action,
  type AddFile,
  type MetaData,
  type Protocol,
  type RemoveFile,
  type Txn,
} from './actions.ts'

/** A table at one of its versions: what its log comes to, by the protocol's rules of reconciliation. */
export class Snapshot {
  version = -1
  protocol: Protocol | null = null
  metaData: MetaData | null = null
  /** By path. */
  readonly files = new Map<string, AddFile>()
  /** Files that are no part of it any more and may still be there, by path. */
  readonly tombstones = new Map<string, RemoveFile>()
  /** By app id. */
  readonly txns = new Map<string, Txn>()

  /** @param version of which these are all actions */
  apply(version: number, actions: readonly Action[]): void {
    for (const action of actions) this.#apply(action)
    this.version = version
  }

  positionOf(appId: string): bigint {
    return this.txns.get(appId)?.version ?? 0n
  }

  #apply(action: Action): void {
    if ('protocol' in action) this.protocol = readable(action.protocol)
    else if ('metaData' in action) this.metaData = action.metaData
    else if ('txn' in action) this.txns.set(action.txn.appId, action.txn)
    else if ('add' in action) {
      this.tombstones.delete(action.add.path)
      this.files.set(action.add.path, action.add)
    } else if ('remove' in action) {
      this.files.delete(action.remove.path)
      this.tombstones.set(action.remove.path, action.remove)
    }
  }
}

function readable(protocol: Protocol): Protocol {
  const { minReaderVersion, minWriterVersion } = protocol
  if (minReaderVersion <= PROTOCOL.minReaderVersion && minWriterVersion <= PROTOCOL.minWriterVersion) return protocol
  throw new SelfsameError(
    'CONFIGURATION',
    `A table of the lake has been raised to Delta reader ${minReaderVersion}, writer ${minWriterVersion}; this program knows 1 and 2`,
    { remedy: 'Leave the table features of the lake’s tables as they are; restore an earlier version of the table' },
  )
}
