import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReadRun, ReadScores, ScoreReader } from '../../../app/handover/index.ts'
import { digest, SelfsameError } from '../../../model/index.ts'
import { inspectFiles } from '../inspect-files.ts'
import { readNumbered } from '../match/numbered.ts'
import { readSource } from '../match/read-source.ts'
import { readAsked } from '../match/read-asked.ts'
import { readRunFolder } from '../match/run-folder.ts'
import { Session } from '../session.ts'
import type { DuckDbSettings } from '../settings.ts'
import { scoresSql } from './scores-sql.ts'

/** Reads what matchers wrote with DuckDB, which numbers records and leaves out pairs that say nothing. */
export class DuckDbScoreReader implements ScoreReader {
  readonly #settings: DuckDbSettings

  constructor(settings: DuckDbSettings) {
    this.#settings = settings
  }

  async readRun(folder: string, bitsMin: number): Promise<ReadRun> {
    const model = await modelIn(folder)
    return this.#withSession(async (session) => {
      const run = await readRunFolder(session, folder, bitsMin)
      return { ...run, asked: await readAsked(session, folder), modelVersion: digest(model) }
    })
  }

  async readScores(path: string, bitsMin: number): Promise<ReadScores> {
    const files = await inspectFiles([path])
    return this.#withSession(async (session) => {
      const { columns, unreadable } = await readSource(session, files)
      for (const statement of scoresSql(columns, bitsMin, path)) await session.run(statement)
      const [[lost] = []] = await session.rows('SELECT count(*) FROM lost')
      if (Number(lost) + unreadable > 0) throw notScored(path, Number(lost) + unreadable)
      return readNumbered(session)
    })
  }

  async #withSession<Answer>(use: (session: Session) => Promise<Answer>): Promise<Answer> {
    const session = await Session.open(this.#settings)
    try {
      return await use(session)
    } finally {
      await session.close()
    }
  }
}

async function modelIn(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'model.json'), 'utf8')
  } catch (cause) {
    throw new SelfsameError('NOT_FOUND', `The folder ${folder} holds no model.json`, {
      cause,
      remedy: 'Name the folder that was given to `selfsame match run` with --out',
    })
  }
}

function notScored(path: string, rows: number): SelfsameError {
  return new SelfsameError(
    'BAD_REQUEST',
    `${rows} rows of ${path} lack an id, or a weight or probability that is one`,
    {
      remedy: 'Give each row id_l, id_r and match_weight in bits, or a probability from 0 to 1',
    },
  )
}
