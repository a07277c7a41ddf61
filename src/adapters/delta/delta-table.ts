import { SelfsameError } from '../../model/index.ts'
import { decodeActions, encodeActions, type Action } from './actions.ts'
import {
  checkpointPath,
  commitPath,
  lastCheckpointPath,
  logFolder,
  versionOfCheckpoint,
  versionOfCommit,
} from './log-paths.ts'
import type { ObjectStore } from './ports.ts'
import { Snapshot } from './snapshot.ts'

/** Checkpoints as Parquet. */
export interface CheckpointFiles {
  /** @param use is given the local path of the file, which is gone afterwards */
  write<T>(actions: readonly Action[], use: (localPath: string) => Promise<T>): Promise<T>
  read(localPath: string): Promise<Action[]>
}

export interface DeltaTablePorts {
  readonly store: ObjectStore
  readonly checkpoints: CheckpointFiles
  /** Commits after which a checkpoint is written: a reader opens as many small files at most. @default 50 */
  readonly checkpointCommits?: number
  readonly now: () => number
}

export interface Commit {
  /** As Delta's history shows it: `WRITE`, `OPTIMIZE` … */
  readonly operation: string
  /** @returns what to commit on top of the newest version; null for nothing. Asked again when others were first */
  plan(newest: Snapshot): readonly Action[] | null
}

const CHECKPOINT_COMMITS = 50
/** Each means that somebody else committed: no two of them wait for one another. */
const TRIES_MAX = 50
/** Longer than any retention is. */
const TOMBSTONE_MS = 366 * 86_400_000

/** One Delta table: its log as it is now, and commits to it. */
export class DeltaTable {
  readonly name: string
  readonly #ports: DeltaTablePorts
  #snapshot: Snapshot | null = null
  #checkpointed = -1

  constructor(name: string, ports: DeltaTablePorts) {
    this.name = name
    this.#ports = ports
  }

  /** @returns the newest version; version -1 for a table that there is not */
  async refresh(): Promise<Snapshot> {
    const snapshot = (this.#snapshot ??= await this.#open())
    const { store } = this.#ports
    for (;;) {
      const next = snapshot.version + 1
      const bytes = await store.read(commitPath(this.name, next))
      if (bytes === null) return snapshot
      snapshot.apply(next, decodeActions(bytes))
    }
  }

  /**
   * Commits on top of the newest version: the file of the next version is put where none is, so one of several writers
   * is first, and the others plan again.
   *
   * @returns the newest version
   */
  async commit({ operation, plan }: Commit): Promise<Snapshot> {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      const snapshot = await this.refresh()
      const actions = plan(snapshot)
      if (actions === null) return snapshot
      const version = snapshot.version + 1
      const commitInfo = { timestamp: this.#ports.now(), operation, operationParameters: {}, engineInfo: 'selfsame' }
      const bytes = encodeActions([{ commitInfo }, ...actions])
      if (!(await this.#ports.store.putIfAbsent(commitPath(this.name, version), bytes))) continue
      snapshot.apply(version, actions)
      if (version - this.#checkpointed >= (this.#ports.checkpointCommits ?? CHECKPOINT_COMMITS)) await this.checkpoint()
      return snapshot
    }
    throw new SelfsameError('UNAVAILABLE', `Others commit to the lake's table ${this.name} all the time`, {
      remedy: 'Nothing to do: it is tried again',
    })
  }

  /** Writes all that the newest version is, so that readers need no earlier commit. */
  async checkpoint(): Promise<void> {
    const { store, checkpoints } = this.#ports
    const snapshot = await this.refresh()
    const { version } = snapshot
    if (version < 0 || version === this.#checkpointed) return
    const actions = actionsOf(snapshot, this.#ports.now() - TOMBSTONE_MS)
    const path = checkpointPath(this.name, version)
    const bytes = await checkpoints.write(actions, (localPath) => store.takeFile(path, localPath))
    const last = { version, size: actions.length, sizeInBytes: bytes, numOfAddFiles: snapshot.files.size }
    await store.put(lastCheckpointPath(this.name), Buffer.from(JSON.stringify(last)))
    this.#checkpointed = version
  }

  /** From the newest checkpoint on; what `_last_checkpoint` says is for readers that cannot list. */
  async #open(): Promise<Snapshot> {
    const { store, checkpoints } = this.#ports
    const paths = (await store.list(logFolder(this.name))).map(({ path }) => path)
    const checkpointed = Math.max(-1, ...paths.map((path) => versionOfCheckpoint(path) ?? -1))
    const snapshot = new Snapshot()
    if (checkpointed >= 0) {
      const localPath = await store.localPath(checkpointPath(this.name, checkpointed))
      snapshot.apply(checkpointed, await checkpoints.read(localPath))
    } else if (paths.some((path) => (versionOfCommit(path) ?? 0) > 0) && !paths.includes(commitPath(this.name, 0))) {
      throw new SelfsameError('CONFIGURATION', `The log of the lake's table ${this.name} lacks its beginning`, {
        remedy: 'Restore its _delta_log from a backup',
      })
    }
    this.#checkpointed = checkpointed
    return snapshot
  }
}

/** @param sinceMs tombstones before are of no use: their files are long deleted */
function actionsOf({ protocol, metaData, txns, files, tombstones }: Snapshot, sinceMs: number): Action[] {
  const fresh = [...tombstones.values()].filter(({ deletionTimestamp }) => deletionTimestamp >= sinceMs)
  return [
    ...(protocol === null ? [] : [{ protocol }]),
    ...(metaData === null ? [] : [{ metaData }]),
    ...[...txns.values()].map((txn) => ({ txn })),
    ...[...files.values()].map((add) => ({ add })),
    ...fresh.map((remove) => ({ remove })),
  ]
}
