import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildProgram, type CliServices, EXIT_CODES, FLAG_VARIABLES } from '../../src/cli/index.ts'
import { exitCodeOf } from '../../src/cli/exit-codes.ts'
import { type ErrorCode, SelfsameError } from '../../src/model/index.ts'
import { cli, TextScreen } from '../support/cli.ts'

afterEach(() => vi.unstubAllEnvs())

describe('A command line that is wrong', () => {
  test.each([
    ['no command', [], 'Usage: selfsame'],
    ['an unknown command', ['ingets'], 'Did you mean ingest?'],
    ['an unknown flag', ['doctor', '--outptu', 'json'], 'Did you mean --output?'],
    ['a missing argument', ['ingest'], "missing required argument 'files'"],
    ['one argument too many', ['profile', 'a', 'b'], 'too many arguments'],
    ['an output format that is none', ['doctor', '--output', 'xml'], 'Allowed choices are text, json'],
    ['a port that is none', ['start', '--port', '99999'], 'A whole number from 1 to 65535'],
    ['a number that is none', ['demo', '--people', '1e3'], 'A whole number from 10 to 20000'],
    ['an address that is none', ['demo', '--url', 'localhost'], 'An address such as http://127.0.0.1:4000'],
    ['a shell without completion', ['completion', 'fish'], 'Allowed choices are bash, zsh'],
    ['a decision without a reason', ['merge', 'p1', 'p2', '--yes'], "required option '--reason <text>'"],
    ['a pin that is none', ['pin', 'both', 'customer:1', '--reason', 'x'], 'Allowed choices are same, apart'],
    ['a question about one identifier', ['why', 'customer:1'], "missing required argument 'b'"],
    ['a command of a group that is none', ['keys', 'remove'], 'unknown command'],
  ])('with %s ends with 2, saying so on stderr only', async (_, args, message) => {
    const run = await cli(args)
    expect(run.exitCode).toBe(2)
    expect(run.stderr).toContain(message)
    expect(run.stdout).toBe('')
  })
})

describe('Help', () => {
  test('goes to stdout and ends with 0', async () => {
    const run = await cli(['--help'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    for (const name of [
      'start',
      'demo',
      'ingest',
      'profile',
      'doctor',
      'dead-letters',
      'keys',
      'sources',
      'stack',
      'reset',
      'merge',
      'split',
      'set-attribute',
      'undo',
      'pin',
      'unpin',
      'why',
      'whynot',
      'history',
      'identity',
    ])
      expect(run.stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  })

  test.each(['merge', 'split', 'pin', 'set-attribute'])('has an example of %s that can be copied', async (name) => {
    const { stdout } = await cli([name, '--help'])
    expect(stdout).toMatch(new RegExp(`\\nExample:\n  selfsame ${name} .+ --reason ".+"\n$`))
  })

  test('tells the version', async () => {
    expect(await cli(['--version'])).toMatchObject({ exitCode: 0, stdout: '1.2.3\n' })
  })

  test.each([[['help', 'exit-codes']], [['exit-codes']]])('%o lists every exit code', async (args) => {
    const run = await cli(args)
    expect(run.exitCode).toBe(0)
    for (const code of Object.values(EXIT_CODES)) expect(run.stdout).toMatch(new RegExp(`^ +${code} {2}\\S`, 'm'))
  })

  test('names the environment variable of every flag', () => {
    const terminal = { stdin: process.stdin, stdout: new TextScreen(), stderr: new TextScreen() }
    const flags = flagsOf(buildProgram({ version: '1', terminal } as Partial<CliServices> as CliServices))
    expect(flags.filter(({ variable }) => variable === undefined)).toEqual([])
    expect([...new Set(flags.map(({ variable }) => variable))].toSorted()).toEqual(
      [...FLAG_VARIABLES, 'PORT'].toSorted(),
    )
  })
})

interface Flags {
  readonly options: readonly { readonly long?: string; readonly envVar?: string }[]
  readonly commands: readonly Flags[]
}

function flagsOf({ options, commands }: Flags): { long: string | undefined; variable: string | undefined }[] {
  const own = options.filter(({ long }) => long !== '--version').map(({ long, envVar }) => ({ long, variable: envVar }))
  return [...own, ...commands.flatMap(flagsOf)]
}

describe('A flag as an environment variable', () => {
  test('counts where the flag is not given', async () => {
    vi.stubEnv('SELFSAME_OUTPUT', 'json')
    expect((await cli(['doctor'], { diagnose: async () => [] })).stdout).toBe('[]\n')
    expect((await cli(['doctor', '--output', 'text'], { diagnose: async () => [] })).stdout).toBe('')
  })

  test.each([
    ['1', 0],
    ['true', 0],
    ['0', 2],
    ['false', 2],
    ['', 2],
  ])('that says yes or no: SELFSAME_YES=%s', async (value, exitCode) => {
    vi.stubEnv('SELFSAME_YES', value)
    const stack = { describeData: async () => 'everything', reset: async () => {} } as unknown as CliServices['stack']
    expect(await cli(['reset'], { stack, env: { SELFSAME_YES: value } })).toMatchObject({ exitCode })
  })
})

const diagnoseNoJava = async () => [{ what: 'Java', state: 'fault', found: 'none', remedy: 'install it' } as const]

describe('What goes wrong', () => {
  test.each<[ErrorCode, number]>([
    ['BAD_REQUEST', 2],
    ['CONFIGURATION', 3],
    ['IN_USE', 4],
    ['MISSING_PREREQUISITE', 5],
    ['NOT_FOUND', 7],
    ['UNAVAILABLE', 8],
    ['BACKLOG_FULL', 8],
    ['FORBIDDEN', 9],
    ['CONFLICT', 9],
  ])('as %s ends with %i, the reason and the remedy on stderr', async (code, exitCode) => {
    const diagnose = () => Promise.reject(new SelfsameError(code, 'It went wrong', { remedy: 'Mend it' }))
    const run = await cli(['doctor'], { diagnose })
    expect(run).toEqual({ exitCode, stdout: '', stderr: `error It went wrong (${code})\n      Mend it\n`, closed: 0 })
    expect(exitCodeOf(code)).toBe(exitCode)
  })

  test('and nobody foresaw ends with 1 and a trace', async () => {
    const run = await cli(['doctor'], { diagnose: () => Promise.reject(new TypeError('x is not a function')) })
    expect(run.exitCode).toBe(1)
    expect(run.stderr).toMatch(/^internal error TypeError: x is not a function\n +at /)
  })

  test('is red on a terminal, unless NO_COLOR is set', async () => {
    const red = '\u001b[31m'
    expect((await cli(['doctor'], { diagnose: diagnoseNoJava, isTerminal: true })).stdout).toContain(red)
    expect(
      (await cli(['doctor'], { diagnose: diagnoseNoJava, isTerminal: true, env: { NO_COLOR: '1' } })).stdout,
    ).not.toContain('\u001b')
    expect((await cli(['doctor'], { diagnose: diagnoseNoJava })).stdout).not.toContain('\u001b')
  })
})

describe('Completion', () => {
  test.each(['bash', 'zsh'])('for %s knows commands, their commands and their flags', async (shell) => {
    const { stdout } = await cli(['completion', shell])
    expect(stdout).toContain("'keys') words='list add revoke --help'")
    expect(stdout).toContain("'keys add') words='--trusted --output --help'")
    expect(stdout.startsWith('autoload')).toBe(shell === 'zsh')
  })
})
