import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser'
import { expect, onTestFinished, test } from 'vitest'

const require = createRequire(import.meta.url)
const RULES = '.dependency-cruiser.cjs'
const LINT = '.oxlintrc.json'
const ROOT = new URL('../../', import.meta.url).pathname

/** A program of a few files, each with its text; gone when the test ends. */
function programOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-rules-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** @returns `file: rule` for each import that is forbidden */
async function forbidden(files: Readonly<Record<string, string>>): Promise<string[]> {
  const { forbidden: rules, options } = require(`../../${RULES}`) as IConfiguration
  const baseDir = programOf({ 'src/model/index.ts': CODE, 'src/identity/index.ts': CODE, ...files })
  const { output } = await cruise(['src', 'graph'], {
    baseDir,
    tsPreCompilationDeps: options?.tsPreCompilationDeps ?? false,
    validate: true,
    ruleSet: { forbidden: rules ?? [] },
  })
  const { violations } = (output as ICruiseResult).summary
  return violations.map(({ from, rule }) => `${from}: ${rule.name}`).toSorted()
}

const CODE = 'export type Word = string\nexport const code = 1\n'
const takes = (path: string) => `export { code } from '${path}'\n`
const takesTypes = (path: string) => `export type { Word } from '${path}'\n`

test('of a sibling the core takes types, through its index.ts, and never code', async () => {
  expect(
    await forbidden({
      'graph/index.ts': CODE,
      'src/identity/rules.ts': CODE,
      'src/channels/code.ts': takes('../identity/index.ts'),
      'src/channels/inside.ts': takesTypes('../identity/rules.ts'),
      'src/channels/mixed.ts': `export { code, type Word } from '../identity/index.ts'\n`,
      'src/channels/types.ts': takesTypes('../identity/index.ts'),
      'src/channels/own.ts': takes('./code.ts'),
      'src/domains/consent/model.ts': takes('../../model/index.ts'),
      'src/domains/consent/up.ts': takes('../../app/read.ts'),
      'src/app/read.ts': takes('../identity/index.ts'),
    }),
  ).toEqual([
    'src/channels/code.ts: siblings-share-types-only',
    'src/channels/inside.ts: siblings-through-index',
    'src/channels/mixed.ts: siblings-share-types-only',
    'src/domains/consent/up.ts: core-is-pure',
  ])
})

test('the stack knows the model only; settings know the schemas of what they read', async () => {
  expect(
    await forbidden({
      'graph/index.ts': CODE,
      'src/identity/rules.ts': CODE,
      'src/stack/index.ts': takes('../model/index.ts'),
      'src/stack/doctor/knows.ts': takes('../../identity/index.ts'),
      'src/stack/config.ts': takesTypes('../config/index.ts'),
      'src/config/index.ts': takes('../identity/index.ts'),
      'src/config/stack.ts': takesTypes('../stack/index.ts'),
      'src/config/inside.ts': takes('../identity/rules.ts'),
      'src/config/app.ts': takesTypes('../app/index.ts'),
      'src/app/index.ts': CODE,
    }),
  ).toEqual([
    'src/config/app.ts: config-knows-what-it-reads',
    'src/config/inside.ts: config-knows-what-it-reads',
    'src/stack/config.ts: stack-knows-model',
    'src/stack/doctor/knows.ts: stack-knows-model',
  ])
})

test('main alone constructs stores, and adapters run no code but their own and the model’s', async () => {
  expect(
    await forbidden({
      'graph/index.ts': takes('../src/model/index.ts'),
      'graph/code.ts': takes('../src/identity/index.ts'),
      'graph/ports.ts': takesTypes('../src/app/ports.ts'),
      'graph/use.ts': takes('../src/app/ports.ts'),
      'src/adapters/redis/words.ts': takesTypes('../../identity/index.ts'),
      'src/app/ports.ts': CODE,
      'src/app/store.ts': takesTypes('../../graph/index.ts'),
      'src/cli/api.ts': takesTypes('../api/index.ts'),
      'src/cli/main.ts': takesTypes('../main/index.ts'),
      'src/api/index.ts': CODE,
      'src/main/index.ts': takes('../../graph/index.ts'),
      'src/model/up.ts': takesTypes('../app/ports.ts'),
    }),
  ).toEqual([
    'graph/code.ts: adapters-take-types',
    'graph/use.ts: adapters-take-types',
    'src/app/store.ts: app-knows-core',
    'src/app/store.ts: only-main-constructs',
    'src/cli/api.ts: faces-do-not-mix',
    'src/cli/main.ts: faces-know-app',
    'src/cli/main.ts: nobody-imports-main',
    'src/model/up.ts: model-knows-nobody',
  ])
})

test('only main reads the environment', () => {
  const folder = programOf({
    'src/main/cli.ts': 'export const home = process.env.HOME\n',
    'src/config/index.ts': 'export const home = process.env.HOME\n',
    'src/stack/home.ts': `export const home = process['env'].HOME\n`,
    'src/app/home.ts': `export { env } from 'node:process'\n`,
  })
  copyFileSync(join(ROOT, LINT), join(folder, LINT))
  const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--format', 'unix', 'src'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const told = stdout.split('\n').map((line) => /(src\/[^:]+):.*[(/](no-[a-z-]+)/.exec(line)?.slice(1).join(': '))
  expect(told.filter((line) => line !== undefined).toSorted()).toEqual([
    'src/app/home.ts: no-restricted-imports',
    'src/config/index.ts: no-process-env',
    'src/stack/home.ts: no-process-env',
  ])
})
