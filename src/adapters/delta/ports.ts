/** An object as it is listed. */
export interface StoredObject {
  /** From the store's root, with `/` between folders: `events/_delta_log/00000000000000000000.json` */
  readonly path: string
  readonly bytes: number
  readonly modifiedMs: number
}

/**
 * Where the lake's files lie: a directory, or a bucket. The smallest set of operations that Delta's log needs; whatever
 * writes is all there or not at all, and is on disk when it resolves.
 */
export interface ObjectStore {
  /** For people, without a password. */
  readonly url: string
  /** @returns null when there is none */
  read(path: string): Promise<Buffer | null>
  /** All whose paths begin so, in order of their paths; also what a killed writer left half done. */
  list(prefix: string): Promise<StoredObject[]>
  /** @returns false when there is one already: it is left as it is */
  putIfAbsent(path: string, bytes: Buffer): Promise<boolean>
  /** Puts in the place of what there was. */
  put(path: string, bytes: Buffer): Promise<void>
  /**
   * Takes a finished local file over. Names tell what data files hold: one that is there already is kept.
   *
   * @returns the bytes of the object
   */
  takeFile(path: string, localPath: string): Promise<number>
  /** @returns a local path under which its bytes can be read */
  localPath(path: string): Promise<string>
  /** What is not there is deleted too. */
  delete(path: string): Promise<void>
}
