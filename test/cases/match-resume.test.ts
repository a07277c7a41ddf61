/** A run that is killed is not lost: the next one goes on where it was. */
import { fork } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { FinishedFolder } from '../../src/adapters/duckdb/index.ts'
import { type MatchReport, MatchRun } from '../../src/app/match/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { MatchFolder } from '../support/match.ts'

const PROCESS = new URL('../../src/main/match-files-process.ts', import.meta.url)
const RECORDS = generatedRecords(2_000, 5)
const RESULTS = ['clusters.parquet', 'pairs.parquet', 'model.json']
/** What is kept, in the order in which it is finished. */
const STEPS = ['rules', 'pairs', 'levels', 'model', 'clusters']

class Runs extends MatchFolder {
  readonly file = writeRecords(join(this.path, 'people.jsonl'), RECORDS)
  readonly kept = join(this.path, 'home', 'matching')
  readonly request = { paths: [this.file], idColumn: 'id', truthColumn: 'person', outFolder: this.out }

  resumable(more: object = {}): Promise<MatchReport> {
    const openFinished = (key: string) => FinishedFolder.open(this.kept, key)
    return new MatchRun({ ...this.parts(), openFinished }).run(DEVELOPMENT_CONTEXT, { ...this.request, ...more })
  }

  /**
   * In a process that is killed as soon as it says that this begins.
   *
   * @param time of how many it begins. @returns what ended it
   */
  async killedAt(phase: string, time: number): Promise<NodeJS.Signals | null> {
    const child = fork(PROCESS, { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, by) => resolve(by)))
    let times = 0
    child.on('message', (message: { kind: string; told?: string }) => {
      if (message.told === phase && ++times === time) child.kill('SIGKILL')
    })
    child.send({ verb: 'run', home: join(this.path, 'home'), context: DEVELOPMENT_CONTEXT, request: this.request })
    return ended
  }

  bytes(): Buffer[] {
    return RESULTS.map((name) => readFileSync(join(this.out, name)))
  }

  keptFolder(): string {
    return join(this.kept, readdirSync(this.kept)[0] ?? '')
  }
}

let whole: Buffer[] = []

beforeAll(async () => {
  const ends: (() => void)[] = []
  const runs = new Runs((end) => ends.push(end))
  await runs.resumable()
  whole = runs.bytes()
  for (const end of ends) end()
})

describe('a run that is killed', () => {
  it.each([
    ['read', 1, 0],
    ['learn', 1, 0],
    ['block', 1, 1],
    ['compare', 1, 2],
    ['learn', 2, 3],
    ['cluster', 1, 4],
    ['write', 1, 5],
  ] as const)('at %s, time %i, is gone on with, and the end is the same', async (phase, time, finished) => {
    const runs = new Runs()
    expect(await runs.killedAt(phase, time)).toBe('SIGKILL')
    expect(RESULTS.filter((name) => existsSync(join(runs.out, name)))).toEqual([])
    const { resumed } = await runs.resumable()
    // Some of the next step may have been done before it was dead.
    expect(resumed).toEqual(STEPS.slice(0, resumed.length))
    expect(resumed.length).toBeGreaterThanOrEqual(finished)
    expect(runs.bytes()).toEqual(whole)
    expect(readdirSync(runs.kept)).toEqual([])
  })
})

/** Ends as its results are about to be written. */
async function unfinished(): Promise<Runs> {
  const runs = new Runs()
  const stop = new AbortController()
  const onPhase = (phase: string) => phase === 'cluster' && stop.abort(new Error('stopped'))
  const ended = runs.resumable({ onPhase, signal: stop.signal })
  await expect(ended).rejects.toThrow('stopped')
  return runs
}

describe('what a run has finished', () => {
  it('is not taken for that of other files, columns or verdicts', async () => {
    const runs = await unfinished()
    const verdicts = [{ a: RECORDS[0]!.id, b: RECORDS[1]!.id, isSame: false }]
    expect((await runs.resumable({ verdicts })).resumed).toEqual([])
    expect((await runs.resumable({ truthColumn: undefined })).resumed).toEqual([])
    writeRecords(runs.file, RECORDS.slice(1))
    expect((await runs.resumable()).resumed).toEqual([])
    writeRecords(runs.file, RECORDS)
    expect((await runs.resumable()).resumed).toEqual(STEPS)
    expect(runs.bytes()).toEqual(whole)
  })

  it('is done again where its file is damaged or cut off', async () => {
    const runs = await unfinished()
    const [levels, pairs] = ['levels', 'pairs'].map((step) => join(runs.keptFolder(), step))
    const bytes = readFileSync(levels!)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(levels!, bytes)
    truncateSync(pairs!, 1_000)
    expect((await runs.resumable()).resumed).toEqual(['rules', 'model', 'clusters'])
    expect(runs.bytes()).toEqual(whole)
  })

  it('is removed after a week', async () => {
    const runs = await unfinished()
    const before = new Date(Date.now() - 8 * 24 * 60 * 60 * 1_000)
    utimesSync(runs.keptFolder(), before, before)
    expect((await runs.resumable()).resumed).toEqual([])
  })

  it('holds no values of persons', async () => {
    const runs = await unfinished()
    const kept = readdirSync(runs.keptFolder()).map((name) => readFileSync(join(runs.keptFolder(), name), 'latin1'))
    const values = RECORDS.slice(0, 200)
      .flatMap(({ cells }) => Object.values(cells))
      .filter((text) => text.length > 6)
    expect(values.filter((value) => kept.some((text) => text.includes(value)))).toEqual([])
  })

  it('need not be kept: where it cannot be, the run says so and goes on', async () => {
    const runs = new Runs()
    writeFileSync(join(runs.path, 'home'), 'a file')
    const { warnings } = await runs.resumable()
    expect(warnings).toContainEqual(expect.stringContaining('cannot be kept'))
    expect(runs.bytes()).toEqual(whole)
  })
})
