import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ResultFolder } from '../../../app/match/index.ts'
import { SelfsameError } from '../../../model/index.ts'

/** Results are written beside their place and put there whole; what they replace is there until then. */
export class PublishedFolder implements ResultFolder {
  readonly #folder: string
  readonly #draft: string

  private constructor(folder: string, draft: string) {
    this.#folder = folder
    this.#draft = draft
  }

  /** @throws SelfsameError BAD_REQUEST when the folder cannot be written */
  static async open(path: string): Promise<PublishedFolder> {
    const folder = resolve(path)
    try {
      await mkdir(folder, { recursive: true })
      return new PublishedFolder(folder, await mkdtemp(join(folder, '.unfinished-')))
    } catch (cause) {
      throw new SelfsameError('BAD_REQUEST', `The folder ${path} cannot be written`, {
        cause,
        remedy: 'Give this user the right to write there, or another folder with --out',
      })
    }
  }

  pathOf(name: string): string {
    return join(this.#draft, name)
  }

  writeText(name: string, text: string): Promise<void> {
    return writeFile(this.pathOf(name), text, { mode: 0o600 })
  }

  async publish(): Promise<void> {
    for (const name of await readdir(this.#draft)) await rename(this.pathOf(name), join(this.#folder, name))
    await this.discard()
  }

  async discard(): Promise<void> {
    await rm(this.#draft, { recursive: true, force: true })
  }
}
