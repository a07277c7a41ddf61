import { describe, expect, test } from 'vitest'
import type { Stats } from '../../src/app/read/index.ts'
import type { FileIngestResult } from '../../src/app/sources/index.ts'
import type { OpenService } from '../../src/cli/index.ts'
import { type RequestContext, SelfsameError } from '../../src/model/index.ts'
import { cli } from '../support/cli.ts'

const RESULT: FileIngestResult = {
  source: 'till',
  rows: 30,
  read: 11,
  accepted: 9,
  duplicates: 2,
  suppressed: 0,
  deadLettered: 0,
  seconds: 0.1,
  token: 'dG9rZW4',
  refused: [],
  fileFaults: [],
  ingestedBefore: null,
}
const REFUSED = {
  read: 12,
  deadLettered: 1,
  refused: [
    { file: 'a.csv', line: 7, fault: { code: 'INVALID_EMAIL', field: 'email', message: 'is no e-mail address' } },
  ],
}
const PROGRESS = {
  stage: 'reading',
  bytesRead: 0,
  bytesTotal: 4_000_000,
  rows: null,
  eventsDone: 0,
  eventsTotal: null,
  waitMs: 0,
} as const

function serviceOf(result: Partial<FileIngestResult> = {}, calls: string[] = []) {
  const files: OpenService['files'] = {
    async ingest(_, { paths, sourceName, descriptionPath, onProgress }) {
      calls.push(`ingest ${paths.join()} by ${sourceName} or ${descriptionPath}`)
      onProgress?.({ ...PROGRESS, bytesRead: 4_000_000 })
      onProgress?.({ ...PROGRESS, stage: 'waiting', waitMs: 2_000 })
      onProgress?.({ ...PROGRESS, stage: 'sending', eventsDone: 11, eventsTotal: 11 })
      return { ...RESULT, ...result }
    },
  }
  const tokens = { until: async (_: RequestContext, token: string) => void calls.push(`wait ${token}`) }
  const stats = { read: async () => ({ pending: 3 }) as Stats }
  return { files, tokens, stats }
}

describe('selfsame ingest', () => {
  test('ends with one JSON object on stdout, progress on stderr', async () => {
    const run = await cli(['ingest', 'a.csv', '--output', 'json'], { service: serviceOf() })
    const summary = JSON.parse(run.stdout)
    expect(summary).toEqual({
      read: 11,
      accepted: 9,
      duplicates: 2,
      suppressed: 0,
      deadLettered: 0,
      seconds: expect.any(Number),
      source: 'till',
      rows: 30,
      applied: true,
      token: 'dG9rZW4',
      ingestedBefore: null,
      fileFaults: [],
    })
    expect(summary.read).toBe(summary.accepted + summary.duplicates + summary.suppressed + summary.deadLettered)
    expect(run.stdout.trimEnd()).not.toContain('\n')
    expect(run.stderr).toContain('reading: 4 of 4 MB (100%)')
    expect(run.stderr).toContain('The event log is full; trying again in 2.0 s')
    expect(run.stderr).toContain('sending: 11 of 11 events (100%)')
    expect(run.stderr).toContain('applying: 9 of 9 events (100%)')
    expect(run).toMatchObject({ exitCode: 0, closed: 1 })
  })

  test.each([
    [['--source', 'till'], 'till or undefined'],
    [['--source', 'my/till'], 'undefined or my/till'],
    [['--source', 'till.yaml'], 'undefined or till.yaml'],
    [[], 'undefined or undefined'],
  ])('reads by the source that is named, by name or path: %o', async (flags, source) => {
    const calls: string[] = []
    await cli(['ingest', 'a.csv', 'b.csv', ...flags], { service: serviceOf({}, calls) })
    expect(calls).toEqual([`ingest a.csv,b.csv by ${source}`, 'wait dG9rZW4'])
  })

  test('does not wait with --no-wait, and says so', async () => {
    const calls: string[] = []
    const run = await cli(['ingest', 'a.csv', '--no-wait', '--output', 'json'], { service: serviceOf({}, calls) })
    expect(calls).toHaveLength(1)
    expect(JSON.parse(run.stdout)).toMatchObject({ applied: false })
  })

  test('ends with 6 when something was refused, says what, and where the rest is', async () => {
    const run = await cli(['ingest', 'a.csv'], { service: serviceOf(REFUSED) })
    expect(run.exitCode).toBe(6)
    expect(run.stdout).toContain(
      '12 events of till in 30 rows: 9 accepted, 2 taken before, 1 refused (selfsame dead-letters list)',
    )
    expect(run.stderr).toContain('a.csv:7  INVALID_EMAIL  email  is no e-mail address')
  })

  test('ends with 6 when a file ended early, although what was there was taken', async () => {
    const fileFaults = [{ code: 'FILE_ENDS_EARLY', field: '', message: 'The file a.csv.gz ends early' }]
    const run = await cli(['ingest', 'a.csv.gz'], { service: serviceOf({ fileFaults }) })
    expect(run.exitCode).toBe(6)
    expect(run.stderr).toContain('The file a.csv.gz ends early')
  })

  test('says that the files were taken before', async () => {
    const run = await cli(['ingest', 'a.csv'], { service: serviceOf({ ingestedBefore: '2026-01-02T10:00:00.000Z' }) })
    expect(run).toMatchObject({
      exitCode: 0,
      stdout: 'These files were taken in completely on 2026-01-02, 11 events: nothing was sent again\n',
    })
  })

  test('waits on while a wait runs out of time', async () => {
    const service = serviceOf()
    let waits = 0
    const until = async () => {
      if (++waits < 3) throw new SelfsameError('AFTER_TIMEOUT', 'Not applied yet')
    }
    expect(await cli(['ingest', 'a.csv'], { service: { ...service, tokens: { until } } })).toMatchObject({
      exitCode: 0,
    })
    expect(waits).toBe(3)
  })

  test('closes what it opened when it fails', async () => {
    const files = { ingest: () => Promise.reject(new SelfsameError('NOT_FOUND', 'There is no file a.csv')) }
    const run = await cli(['ingest', 'a.csv'], { service: { ...serviceOf(), files } })
    expect(run).toMatchObject({ exitCode: 7, stdout: '', closed: 1 })
  })

  test('is told of Ctrl-C, and closes what it opened once it has ended', async () => {
    const controller = new AbortController()
    const ended: string[] = []
    const ingest: OpenService['files']['ingest'] = (_, { signal }) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () =>
          setTimeout(() => (ended.push('ended'), reject(new Error('aborted'))), 20),
        )
        controller.abort('SIGINT')
      })
    const run = await cli(['ingest', 'a.csv'], {
      service: { ...serviceOf(), files: { ingest } },
      interrupted: controller.signal,
    })
    expect(run).toMatchObject({ exitCode: 130, stdout: '', closed: 1 })
    expect(run.stderr).toContain('Ended by SIGINT')
    expect(ended).toEqual(['ended'])
  })

  test('that is ended by SIGTERM ends with 143', async () => {
    expect(
      await cli(['ingest', 'a.csv'], { service: serviceOf(), interrupted: AbortSignal.abort('SIGTERM') }),
    ).toMatchObject({ exitCode: 143, closed: 1 })
  })
})
