import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadConfig } from '../../src/config/index.ts'
import { sourceUseCasesOn } from '../../src/main/sources.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { SHIPPED } from '../support/files.ts'

test('over the API a faulty source description is listed with its fault and its text, and hides no other', async () => {
  const home = mkdtempSync(join(tmpdir(), 'selfsame-sources-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const folder = join(home, 'sources')
  mkdirSync(folder)
  cpSync(join(SHIPPED, 'online-retail.yaml'), join(folder, 'online-retail.yaml'))
  writeFileSync(join(folder, 'till.yaml'), 'nmae: till\n')
  const config = loadConfig({ SELFSAME_CONFIG: home, SELFSAME_HOME: home })
  expect(await sourceUseCasesOn(config).list(DEVELOPMENT_CONTEXT)).toEqual([
    {
      name: 'online-retail',
      path: join(folder, 'online-retail.yaml'),
      title: expect.any(String),
      fault: null,
      yaml: expect.stringContaining('name: online-retail'),
    },
    {
      name: null,
      path: join(folder, 'till.yaml'),
      title: null,
      fault: expect.stringContaining('nmae'),
      yaml: 'nmae: till\n',
    },
  ])
})
