/** `selfsame match run` as a user runs it, on a machine and with files that are against it. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { CliProcess, outerEnvironment } from '../support/cli-process.ts'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const LAUNCHER = fileURLToPath(new URL('../../bin/selfsame.js', import.meta.url))
const RESULTS = ['clusters.parquet', 'model.json', 'pairs.parquet', 'reviews.parquet']
const ROWS = [HEADER, ...people()]

function settingsOf(folder: MatchFolder): Record<string, string> {
  return { SELFSAME_HOME: join(folder.path, 'home') }
}

function argsOf(folder: MatchFolder, file: string): string[] {
  return ['match', 'run', file, '--id', 'id', '--truth', 'person', '--out', folder.out]
}

/** Runs to its end in a shell that first does this. */
function runAfter(shell: string, args: readonly string[], settings: Record<string, string>) {
  const env = { ...outerEnvironment(), ...settings }
  return spawnSync('bash', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, LAUNCHER, ...args], {
    env,
    encoding: 'utf8',
    timeout: 50_000,
  })
}

/** What is left of a reading or of results that were not completed. */
function leftovers(folder: MatchFolder): string[] {
  const [spill, out] = [join(folder.path, 'home', 'spill'), folder.out]
  return [spill, out].flatMap((path) => (existsSync(path) ? readdirSync(path) : []))
}

/** A process whose parent was killed ends when it next looks up from its work. @returns ids of those that have not yet */
function stillWriting(folder: MatchFolder): number[] {
  const pids = leftovers(folder).flatMap((name) => /^(?:\.unfinished|reading)-(\d+)-/.exec(name)?.[1] ?? [])
  return pids.map(Number).filter((pid) => existsSync(`/proc/${pid}`))
}

describe('match run where it cannot write', () => {
  it.each([1, 4])('says that the disk is full at %i kB a file, and leaves nothing', (kilobytes) => {
    const folder = new MatchFolder()
    const args = argsOf(folder, folder.csv('people.csv', ROWS))
    const { status, stdout, stderr } = runAfter(`ulimit -f ${kilobytes}`, args, settingsOf(folder))
    expect(stderr).toContain('The results cannot be written: the disk is full')
    expect(stderr).toContain('Free disk space')
    expect([status, stdout]).toEqual([8, ''])
    expect(existsSync(folder.out)).toBe(false)
    expect(leftovers(folder)).toEqual([])
  })

  it('keeps the results of before where the disk is full', () => {
    const folder = new MatchFolder()
    const args = argsOf(folder, folder.csv('people.csv', ROWS))
    mkdirSync(folder.out)
    for (const name of RESULTS) writeFileSync(join(folder.out, name), 'of before')
    expect(runAfter('ulimit -f 4', args, settingsOf(folder)).status).toBe(8)
    expect(folder.results()).toEqual(RESULTS)
    for (const name of RESULTS) expect(readFileSync(join(folder.out, name), 'utf8')).toBe('of before')
  })

  it('refuses a folder that cannot be made before it reads anything', () => {
    const folder = new MatchFolder()
    const file = folder.csv('people.csv', ROWS)
    const out = process.platform === 'linux' ? '/proc/selfsame' : join(file, 'out')
    const args = ['match', 'run', file, '--id', 'id', '--out', out]
    const { status, stderr } = runAfter(':', args, settingsOf(folder))
    expect(stderr).toContain(`The folder ${out} cannot be written`)
    expect(stderr).not.toMatch(/^read$/m)
    expect(status).toBe(2)
  })

  it('refuses a data directory that cannot be made', () => {
    const folder = new MatchFolder()
    const file = folder.csv('people.csv', ROWS)
    const { status, stderr } = runAfter(':', argsOf(folder, file), { SELFSAME_HOME: join(file, 'home') })
    expect(stderr).toMatch(/home\/spill cannot be written[^]*Set SELFSAME_HOME/)
    expect(status).toBe(3)
    expect(folder.results()).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('refuses a folder that is another user’s', () => {
    const folder = new MatchFolder()
    mkdirSync(folder.out)
    chmodSync(folder.out, 0o500)
    const { status, stderr } = runAfter(':', argsOf(folder, folder.csv('people.csv', ROWS)), settingsOf(folder))
    chmodSync(folder.out, 0o700)
    expect(stderr).toContain('cannot be written')
    expect(status).toBe(2)
  })
})

describe('match run that is ended', () => {
  it.each([
    ['SIGINT', 130, []],
    ['SIGTERM', 143, []],
    // Nobody is left to clean up: the next run does.
    ['SIGKILL', null, ['.unfinished', 'reading']],
  ] as const)('by %s leaves nothing half-written, and the next run works', async (signal, exitCode, left) => {
    const folder = new MatchFolder()
    const file = folder.csv('people.csv', ROWS)
    const run = new CliProcess(argsOf(folder, file), settingsOf(folder))
    await run.untilStderr('learn\n')
    run.signal(signal)
    const end = await run.ended
    expect([end.exitCode, end.stdout]).toEqual([exitCode, ''])
    const kinds = leftovers(folder).map((name) => name.replace(/-.*/, ''))
    expect(left).toEqual(expect.arrayContaining(kinds))
    expect(existsSync(folder.out) && left.length === 0).toBe(false)
    await expect.poll(() => stillWriting(folder)).toEqual([])
    expect((await new CliProcess(argsOf(folder, file), settingsOf(folder)).ended).exitCode).toBe(0)
    expect(folder.results()).toEqual(RESULTS)
    expect(leftovers(folder)).toEqual(RESULTS)
  })
})

describe('match run on damaged files', () => {
  it.each<[string, (folder: MatchFolder) => string, RegExp]>([
    ['a Parquet file that is cut off', cutOffParquet, /people\.parquet is no whole Parquet file/],
    ['a gzip file that is cut off', cutOffGzip, /people\.csv\.gz ends early: it was cut off/],
    ['bytes that are no file of rows', (folder) => folder.write('junk.csv', '\0\u0001\u0002junk'), /have no rows/],
  ])('refuses %s', async (_, write, message) => {
    const folder = new MatchFolder()
    const { exitCode, stdout, stderr } = await new CliProcess(argsOf(folder, write(folder)), settingsOf(folder)).ended
    expect(stderr).toMatch(message)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(existsSync(folder.out)).toBe(false)
  })

  it('leaves out rows whose quotes are broken, and says how many', async () => {
    const folder = new MatchFolder()
    const broken = ['q1,"ann,smith,1950-01-02,leeds,,x', 'q2,"a"b",smith,1950-01-02,leeds,,x']
    const lines = [
      ...ROWS.slice(0, 90).map((row) => row.join(',')),
      ...broken,
      ...ROWS.slice(90).map((row) => row.join(',')),
    ]
    const run = await new CliProcess(argsOf(folder, folder.write('people.csv', lines.join('\n'))), settingsOf(folder))
      .ended
    expect(run.exitCode).toBe(0)
    expect(run.stdout).toMatch(/^180 records are/)
    expect(run.stdout).toContain('warning: 2 rows could not be read: in no result')
  })
})

function cutOffParquet(folder: MatchFolder): string {
  const path = folder.write('people.parquet', `PAR1${'x'.repeat(5_000)}PAR1`)
  truncateSync(path, 4_000)
  return path
}

function cutOffGzip(folder: MatchFolder): string {
  const whole = gzipSync(ROWS.map((row) => row.join(',')).join('\n'))
  const path = join(folder.path, 'people.csv.gz')
  writeFileSync(path, whole.subarray(0, whole.length / 2))
  return path
}
