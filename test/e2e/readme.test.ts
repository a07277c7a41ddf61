/** What README.md and docs/ tell a reader to run is run, as it stands there; what they show is what is printed. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'
import { Api } from '../support/api.ts'
import { whereToLook } from '../../src/cli/where-to-look.ts'
import type { CliResult } from '../support/cli-process.ts'
import { codeBlocksOf, commandsOf, type CodeBlock } from '../support/documents.ts'
import { Retailer } from '../support/retailer.ts'
import { play } from '../support/story.ts'
import { Checkout, PROJECT } from '../support/typed.ts'
import { traitsWith } from '../support/traits.ts'
import { parse } from 'yaml'

const MINUTES = 60_000
const DOCUMENTS = ['README.md', ...globSync('docs/**/*.md', { cwd: PROJECT }).toSorted()]
/** Where README.md takes the service to be. */
const README_URL = 'http://127.0.0.1:4000'

const { url, home } = inject('service')
const api = new Api(url)
const checkout = new Checkout()
/** Of the last event that a document sent. */
let token: string | null = null

afterAll(() => checkout.remove())

async function typed(script: string, settings: Readonly<Record<string, string>> = {}): Promise<CliResult> {
  const here = script.replaceAll(README_URL, url)
  const end = await checkout.run(here, home, { PORT: new URL(url).port, ...settings })
  expect(end, `${end.stderr}\nwas said by:\n${here}`).toMatchObject({ exitCode: 0 })
  return end
}

interface Way {
  readonly fits: (block: CodeBlock) => boolean
  readonly run: (block: CodeBlock) => Promise<void>
}

/** What npm runs, under a variable that its script reads. */
const NPM = /^(?:(?<variable>\w+)=\d+ )?npm (?:run )?(?<script>[\w:]+)(?: (?:-- )?(?<name>[a-z]+))?/
/** Commands to choose from. */
const VERBS = /^npx selfsame (?<of>match )?(?<names>[\w-]+(?: \| [\w-]+)+)$/

/** How each kind of code block is run. The first that fits does. */
const WAYS: readonly Way[] = [
  { fits: ({ language, text }) => language === '' && /[▶▼┌└]/.test(text), run: async () => {} },
  { fits: ({ language, text }) => language === 'mermaid' && text.startsWith('flowchart '), run: async () => {} },
  { fits: ({ language }) => language === 'story', run: isPlayed },
  { fits: ({ language }) => language === 'console', run: isPrintedByEach },
  { fits: ({ text }) => linesOf(text).every((line) => NPM.test(line)), run: isKnownToNpm },
  { fits: ({ note }) => note === '<!-- output of: npm start -->', run: isPrintedByTheDemo },
  { fits: ({ note }) => note === '<!-- output of: npm test -->', run: isPrintedByTheTests },
  { fits: ({ language, text }) => language === 'sh' && text.startsWith('curl '), run: isAnswered },
  { fits: ({ language }) => language === 'graphql', run: isAnsweredAfterTheWrite },
  { fits: ({ language, text }) => language === 'sh' && text.includes('selfsame ingest'), run: takesOnesOwnFileIn },
  { fits: ({ text }) => text.startsWith('node test/bench/people/generate.ts '), run: matchesGeneratedPeople },
  {
    fits: ({ language, text }) => language === 'sh' && text.includes('selfsame match explain'),
    run: looksAtOnesOwnFile,
  },
  { fits: ({ language, text }) => language === 'sh' && text.includes('selfsame match run'), run: matchesOnesOwnFile },
  { fits: ({ language, text }) => language === 'yaml' && text.startsWith('  - column: '), run: settlesAField },
  { fits: ({ file, language }) => file === 'docs/traits.md' && language === 'yaml', run: areTraits },
  { fits: ({ language, text }) => language === 'sh' && text.includes('selfsame match apply'), run: handsOver },
  { fits: ({ language, text }) => language === 'sh' && text.includes('selfsame match export'), run: goesToSplink },
  { fits: ({ language, text }) => language === 'sh' && text.includes('selfsame match promote'), run: tellsOfModels },
  { fits: ({ text }) => linesOf(text).every((line) => VERBS.test(line)), run: areVerbs },
  { fits: ({ language }) => language === 'sql', run: asksTheLake },
  { fits: ({ text }) => text.startsWith('npx selfsame lake '), run: areCarriedOut },
  { fits: ({ text }) => text.includes(' --as-of '), run: tellsHowItWas },
  { fits: ({ text }) => text.startsWith('import polars '), run: isReadByPolars },
  { fits: ({ file, language }) => file === 'docs/ARCHITECTURE.md' && language === '', run: areRooms },
]

async function areTraits({ text }: CodeBlock): Promise<void> {
  const defined: object = parse(text)
  expect(Object.keys(traitsWith(defined).traits)).toEqual(expect.arrayContaining(Object.keys(defined)))
}

/** @throws Error for a block that is a reader's to copy and nobody's to test */
function wayOf(block: CodeBlock): Way {
  const way = WAYS.find(({ fits }) => fits(block))
  if (way !== undefined) return way
  throw new Error(`${block.file} has a code block that no test runs: line ${block.line}, ${linesOf(block.text)[0]}`)
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

async function isPlayed({ text }: CodeBlock): Promise<void> {
  for (const { said, found } of await play(new Retailer(), text)) expect(said).toEqual(found)
}

/** Commands after `$`, each with what it prints; `…` stands for more of it. */
async function isPrintedByEach({ text }: CodeBlock): Promise<void> {
  const ids = new Map<string, string>()
  for (const typedAndShown of text.split(/^(?=\$ )/m)) {
    const [command = '', ...shown] = linesOf(typedAndShown)
    const { stdout } = await typed(command.replace('$ ', '').replaceAll(ID, (id) => ids.get(id) ?? id))
    const printed = linesOf(stdout)
    for (const line of shown.filter((one) => one.trim() !== '…')) {
      const found = printed.find((other) => withoutFigures(other) === withoutFigures(line))
      expect(found, `of ${command}\n${line}\nis printed, in\n${stdout}`).toBeDefined()
      const here = found?.match(ID) ?? []
      for (const [at, id] of (line.match(ID) ?? []).entries()) ids.set(id, here[at] ?? id)
    }
  }
}

/** What they do is tested by the run of the tests that this is one of, by cli-start.test.ts, or takes hours. */
async function isKnownToNpm({ text }: CodeBlock): Promise<void> {
  for (const line of linesOf(text)) expectKnownToNpm(line)
}

function expectKnownToNpm(command: string): void {
  const scripts = scriptsOfNpm()
  const { variable, script = '', name } = NPM.exec(command)?.groups ?? {}
  expect(scripts).toHaveProperty([script])
  if (variable !== undefined) expect(scripts).toHaveProperty([script], expect.stringContaining(`\${${variable}:-`))
  if (command === 'npm start') expect(scripts).toHaveProperty('start', 'node src/main/cli.ts start --demo')
  if (command === 'npm test') expect(scripts).toHaveProperty('test', 'vitest run')
  if (script === 'bench' && name !== undefined) expect(existsSync(join(PROJECT, `test/bench/${name}.ts`))).toBe(true)
}

function scriptsOfNpm(): object {
  return (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { scripts: object }).scripts
}

/** `npm start` shows what `selfsame demo` shows, and where to look. */
async function isPrintedByTheDemo({ text }: CodeBlock): Promise<void> {
  const { stdout } = await typed(`npx selfsame demo --url ${url}`)
  const after = whereToLook(url, 'customer:C-100318', (_tone, plain) => plain)
  const printed = new Set(linesOf(`${stdout}\n${after}`).map(withoutFigures))
  const shown = linesOf(text).filter((line) => line.trim() !== '…')
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.map(withoutFigures).filter((line) => !printed.has(line))).toEqual([])
}

/** This run is one of `npm test`, whose end nothing within it sees: that it ends so is the reporter's and .ci/run's to say. */
async function isPrintedByTheTests({ text }: CodeBlock): Promise<void> {
  const [files, ends] = [linesOf(text).filter((line) => line.includes('✓')), linesOf(text).slice(-4)]
  const named = files.map((line) => /✓ +(?:pure|stores|graph|e2e) +(\S+) \(\d+ tests?\) +\d+ms$/.exec(line)?.[1])
  expect(named.length).toBeGreaterThan(2)
  for (const file of named) expect(existsSync(join(PROJECT, file ?? 'none')), `${file} is there`).toBe(true)
  expect(ends.map((line) => line.trim().split(/ {2,}/)[0])).toEqual(['Test Files', 'Tests', 'Start at', 'Duration'])
}

/** Of profiles, households, decisions and evidence: they depend on what else the service has seen. */
const ID = /\b[pdh]?[0-9a-v]{24}\b/g

/** Figures on the machine's day are left to cli-start.test.ts. */
function withoutFigures(line: string): string {
  return line.replaceAll(ID, '<id>').replaceAll(/\d+/g, '').replaceAll(/ +/g, ' ').trim()
}

async function isAnswered({ text }: CodeBlock): Promise<void> {
  const { stdout } = await typed(text)
  const answer = JSON.parse(stdout) as { data?: object; success?: boolean; token?: string }
  expect(answer).not.toHaveProperty('errors')
  if (answer.data === undefined) expect(answer).toMatchObject({ success: true, accepted: 1, deadLettered: 0 })
  else expect(Object.values(answer.data)).not.toContain(null)
  token = answer.token ?? token
}

async function isAnsweredAfterTheWrite({ text }: CodeBlock): Promise<void> {
  expect(token, 'a command before sends an event').not.toBeNull()
  const answer = await api.ask<object>(text, { token })
  expect(Object.values(answer)).not.toContain(null)
}

/** Whoever edits it finds something to edit. */
async function takesOnesOwnFileIn({ text }: CodeBlock): Promise<void> {
  const [csv = ''] = /[\w-]+\.csv/.exec(text) ?? []
  const rows = Array.from({ length: 30 }, (_, n) => `R${n},r${n}@readme.example,+447700900${100 + n},Rae ${n}`)
  writeFileSync(join(checkout.folder, csv), ['contact,email,mobile,full_name', ...rows, ''].join('\n'))
  const { stdout } = await typed(text, { EDITOR: 'test -s' })
  expect(stdout).toMatch(/^30 events of \w+ in 30 rows: 30 accepted\non disk and applied after/)
  const query = '{ profileByIdentifier(namespace: "email", value: "r7@readme.example") { attributes { value } } }'
  const answer = await api.ask<{ profileByIdentifier: { attributes: { value: unknown }[] } | null }>(query)
  expect(answer.profileByIdentifier?.attributes.map(({ value }) => value)).toContain('Rae 7')
}

/** Sixty people, each there twice, the second time with a slip of the pen. @param text names the file */
function writePeople(text: string): void {
  const [csv = ''] = /[\w-]+\.csv/.exec(text) ?? []
  const rows = Array.from({ length: 60 }, (_, n) => {
    const [dob, mail] = [`19${40 + (n % 50)}-0${(n % 9) + 1}-1${n % 10}`, `person${n}@readme.example`]
    return [`A${n},Rae${n % 7},Doe${n},${dob},${mail}`, `B${n},Rae${n % 7},Doee${n},${dob},${mail}`]
  })
  writeFileSync(join(checkout.folder, csv), ['id,first_name,surname,dob,email', ...rows.flat(), ''].join('\n'))
}

async function matchesOnesOwnFile({ text }: CodeBlock): Promise<void> {
  writePeople(text)
  for (const line of linesOf(text)) {
    const { stdout } = await typed(line)
    const found = { records: 120, clusters: 60, matchedClusters: 60, recordsPerClusterMax: 2 }
    if (line.endsWith(' --output json')) expect(JSON.parse(stdout)).toMatchObject(found)
    else expect(stdout).toContain('120 records are 60 people')
    const [, out = ''] = /--out (\S+)/.exec(line) ?? []
    expect(existsSync(join(checkout.folder, out, 'clusters.parquet'))).toBe(true)
  }
}

/** A field of settings, among others of the same file. */
async function settlesAField({ text }: CodeBlock): Promise<void> {
  writePeople('fields.csv')
  const others = ['  - { column: email, kind: email }', '  - { column: first_name, kind: givenName }', '']
  const settings = ['format: selfsame-match-settings', 'version: 1', 'fields:', text, ...others].join('\n')
  writeFileSync(join(checkout.folder, 'fields.yaml'), settings)
  const { stdout } = await typed('npx selfsame match run fields.csv --id id --settings fields.yaml --out settled')
  expect(stdout).toContain('120 records are 60 people')
}

/** What was matched before, of records that nobody ingested. */
async function handsOver({ text }: CodeBlock): Promise<void> {
  writeFileSync(join(checkout.folder, 'scores.csv'), 'id_l,id_r,match_weight\nA1,B1,7\n')
  const { stdout } = await typed(text)
  expect(stdout).toMatch(/ profiles would be [\d,]+: 0 merges, 0 splits/)
  expect(stdout).toContain('120 records unknown to the graph')
  expect(stdout).toMatch(/^splink \w+: 0 records/m)
}

/** What was matched before comes back as the model that it was. */
async function goesToSplink({ text }: CodeBlock): Promise<void> {
  await typed(text)
  expect(existsSync(join(checkout.folder, 'cleaned.parquet'))).toBe(true)
  const [sent, back] = ['matched/model.json', 'model.json'].map((name) =>
    JSON.parse(readFileSync(join(checkout.folder, name), 'utf8')),
  )
  expect(back).toEqual(sent)
}

async function looksAtOnesOwnFile({ text }: CodeBlock): Promise<void> {
  writePeople(text)
  const { stdout } = await typed(text)
  expect(stdout).toContain('surname: familyName, by its header')
  expect(stdout).toContain('120 records are 60 people')
  expect(stdout).toContain('A1 and B1 are one person')
  for (const name of linesOf(text).flatMap((line) => /--(?:out|svg) (\S+)/.exec(line)?.[1] ?? []))
    expect(existsSync(join(checkout.folder, name)), `${name} is there`).toBe(true)
}

/** Nothing is put in force: other tests play on the same service. */
async function tellsOfModels({ text }: CodeBlock): Promise<void> {
  const { stdout } = await typed(text)
  expect(stdout).toMatch(/^The model \w+ fits the graph: it compares .*email/m)
  expect(stdout).toContain('No model is in force: records are not matched as they come')
  expect(stdout).toContain('No model is in force: there is nothing to index')
}

async function areVerbs({ text }: CodeBlock): Promise<void> {
  const verbs = linesOf(text).flatMap((line) => {
    const { of = '', names = '' } = VERBS.exec(line)?.groups ?? {}
    return names.split(' | ').map((name) => `${of}${name}`)
  })
  const helps = await Promise.all(verbs.map((verb) => typed(`npx selfsame ${verb} --help`)))
  expect(helps.map(({ stdout }) => /^Usage: selfsame ((?:match )?[\w-]+) /.exec(stdout)?.[1])).toEqual(verbs)
}

/** What it answers is test/int/lake-analytics.test.ts's to say. */
async function asksTheLake({ text }: CodeBlock): Promise<void> {
  writeFileSync(join(checkout.folder, 'query.sql'), text)
  await typed('npx selfsame lake query "$(cat query.sql)"')
}

async function areCarriedOut({ text }: CodeBlock): Promise<void> {
  for (const line of linesOf(text)) expect((await typed(line)).stdout).not.toBe('')
}

/** As of now: this service has not been there for long. */
async function tellsHowItWas({ text }: CodeBlock): Promise<void> {
  const { stdout } = await typed(text.replace(/--as-of \S+/, `--as-of ${new Date().toISOString()}`))
  expect(stdout).toContain('C-100318')
}

/** test/int/lake-readers.test.ts has the Python for it. */
async function isReadByPolars({ text }: CodeBlock): Promise<void> {
  expect(text).toContain('scan_delta(')
  expect(readFileSync(join(PROJECT, 'test/int/lake-readers.test.ts'), 'utf8')).toContain('scan_delta(')
}

async function areRooms({ text }: CodeBlock): Promise<void> {
  for (const line of linesOf(text)) {
    const [path = ''] = line.split(/ {2,}|</)
    expect(existsSync(join(PROJECT, path)), `${path} is there`).toBe(true)
  }
}

/** They start stores, which the tests of starting do. */
const STARTS = /^selfsame (start|stack up)$/

/** Of fewer people than the reader is told to make. */
async function matchesGeneratedPeople({ text }: CodeBlock): Promise<void> {
  const { stdout } = await typed(text.replace('--records 1000000', '--records 2000'))
  expect(stdout).toContain('2,000 records are ')
}

async function isUnderstood(command: string): Promise<void> {
  if (command.startsWith('npm ')) return expectKnownToNpm(command)
  if (Object.values(scriptsOfNpm()).includes(command)) return
  const verb = command.replace(/^npx /, '')
  if (!verb.startsWith('selfsame ')) throw new Error(`No test runs the command ${command}`)
  const { stdout } = await typed(`npx ${verb}${STARTS.test(verb) ? ' --help' : ''}`)
  expect(stdout).not.toBe('')
}

const documents = DOCUMENTS.map((file) => ({ file, blocks: codeBlocksOf(file), commands: commandsOf(file) }))

describe.each(documents.filter(({ blocks, commands }) => blocks.length + commands.length > 0))(
  '$file',
  ({ blocks, commands }) => {
    it.each(blocks)('keeps its word on line $line', { timeout: 10 * MINUTES }, async (block) => {
      await expect(wayOf(block).run(block)).resolves.toBeUndefined()
    })

    it.each(commands)('names a command that is there: %s', async (command) => {
      await expect(isUnderstood(command)).resolves.toBeUndefined()
    })
  },
)

it('code that no test runs is refused', () => {
  const block = { file: 'README.md', line: 7, language: 'sh', note: '', text: 'rm -r .selfsame\n' }
  expect(() => wayOf(block)).toThrow('README.md has a code block that no test runs: line 7, rm -r .selfsame')
})

it('all of README.md’s code is seen', () => {
  const languages = codeBlocksOf('README.md').map(({ language }) => language)
  expect(languages).toEqual(expect.arrayContaining(['', 'sh', 'graphql', 'text']))
  expect(commandsOf('README.md').length).toBeGreaterThan(2)
})
