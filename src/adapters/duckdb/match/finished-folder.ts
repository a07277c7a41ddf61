import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { FinishedWork } from '../../../app/match/index.ts'
import { makeFolder } from '../make-folder.ts'

const CHECKSUM_BYTES = 4
/** Nobody goes on with a run that was ended so long ago. */
const KEPT_MS_MAX = 7 * 24 * 60 * 60 * 1_000

/** Steps as files of one folder, each whole or not there: under another name until it is written, and with a checksum. */
export class FinishedFolder implements FinishedWork {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** Also removes what was left there long ago. @param parent of the folders of all runs */
  static async open(parent: string, key: string): Promise<FinishedFolder> {
    await removeOld(parent)
    return new FinishedFolder(join(parent, key))
  }

  async read(step: string): Promise<Buffer | null> {
    const file = await readFile(join(this.#folder, step)).catch(() => null)
    if (file === null || file.length < CHECKSUM_BYTES) return null
    const content = file.subarray(CHECKSUM_BYTES)
    return crc32(content) === file.readUInt32LE(0) ? content : null
  }

  async write(step: string, content: Buffer): Promise<void> {
    await makeFolder(this.#folder, 0o700)
    const checksum = Buffer.alloc(CHECKSUM_BYTES)
    checksum.writeUInt32LE(crc32(content))
    const draft = join(this.#folder, `${step}.${process.pid}.part`)
    try {
      await writeFile(draft, [checksum, content], { mode: 0o600 })
      await rename(draft, join(this.#folder, step))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
  }

  async clear(): Promise<void> {
    // What cannot be removed now is removed with what is old.
    await rm(this.#folder, { recursive: true, force: true }).catch(() => {})
  }
}

async function removeOld(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name)
    const found = await stat(folder).catch(() => null)
    if (found !== null && Date.now() - found.mtimeMs > KEPT_MS_MAX) await rm(folder, { recursive: true, force: true })
  }
}
