import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findOnPath } from '../../src/stack/embedded/programs.ts'

const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

let copy: string
let bin: string

/** A checkout with its packages, but without what Maven brings; its PATH holds Node and a shell alone. */
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'selfsame-setup-'))
  bin = join(copy, 'path')
  for (const part of ['bin', 'package.json', 'package-lock.json', 'src/stack/embedded/pom.xml']) {
    mkdirSync(dirname(join(copy, part)), { recursive: true })
    cpSync(join(PROJECT, part), join(copy, part), { recursive: true })
  }
  symlinkSync(join(PROJECT, 'node_modules'), join(copy, 'node_modules'))
  mkdirSync(bin)
  symlinkSync(process.execPath, join(bin, 'node'))
  for (const name of ['sh', 'mkdir', 'touch'])
    symlinkSync(findOnPath(name, process.env['PATH'] ?? '') ?? '', join(bin, name))
})

afterEach(() => rmSync(copy, { recursive: true, force: true }))

function program(name: string, script: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
}

function setup(env: Record<string, string> = {}): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [join(copy, 'bin', 'setup.mjs')], {
    env: { PATH: bin, ...env },
    encoding: 'utf8',
  })
  return { status, said: stderr }
}

const JAVA_17 = `echo 'openjdk version "17.0.15"' >&2`
/** Makes what the pom would, and notes what it was asked. */
const MAVEN = `case "$1" in -v) echo 'Apache Maven 3.8.7'; exit;; esac
echo "$*" >> ${'$'}NOTES
for argument; do case "$argument" in -Dcache=*) cache="${'$'}{argument#-Dcache=}";; esac; done
mkdir -p "$cache/neo4j/lib" "$cache/redis"; touch "$cache/neo4j/lib/some.jar" "$cache/redis/redis-server-x"`

describe('set-up', () => {
  test('without Java says which one to install and what to run then', () => {
    expect(setup()).toEqual({
      status: 1,
      said: expect.stringMatching(/Java was not found.*apt-get install -y openjdk-17-jre-headless.*npm run setup/),
    })
  })

  test('names a Java of the wrong version', () => {
    program('java', `echo 'openjdk version "11.0.2"' >&2`)
    expect(setup()).toEqual({
      status: 1,
      said: expect.stringContaining('Java 11 was found, but Neo4j 5.26 needs 17 or 21'),
    })
  })

  test('without Maven says how to install it', () => {
    program('java', JAVA_17)
    expect(setup()).toEqual({ status: 1, said: expect.stringMatching(/Maven was not found.*apt-get install -y maven/) })
  })

  test('needs no Java where Docker runs the stores, but for tests', () => {
    program('docker', 'exit 0')
    expect(setup()).toEqual({ status: 0, said: expect.stringContaining('the stores will run in Docker') })
    expect(setup({ npm_lifecycle_event: 'pretest' }).status).toBe(1)
  })

  test('needs none of it where all stores are given', () => {
    expect(setup({ NEO4J_URI: 'bolt://x', REDIS_URL: 'redis://x', REDIS_LOG_URL: 'redis://y' })).toEqual({
      status: 0,
      said: '',
    })
  })

  test('brings the stores once, and says nothing on a second run', () => {
    program('java', JAVA_17)
    program('mvn', MAVEN)
    const notes = join(copy, 'notes')
    expect(setup({ NOTES: notes })).toEqual({ status: 0, said: expect.stringContaining('downloading neo4j and redis') })
    const { neo4j } = JSON.parse(readFileSync(join(copy, '.cache', 'stores.json'), 'utf8')) as { neo4j: string }
    expect(existsSync(join(copy, '.cache', neo4j, 'lib', 'some.jar'))).toBe(true)
    expect(setup({ NOTES: notes })).toEqual({ status: 0, said: '' })
    expect(readFileSync(notes, 'utf8').trim().split('\n')).toHaveLength(1)
  })

  test('leaves nothing half done when a download fails', () => {
    program('java', JAVA_17)
    program('mvn', `${MAVEN.replace('mkdir -p', 'mkdir -p "$cache/neo4j"; exit 1; mkdir -p')}`)
    expect(setup({ NOTES: join(copy, 'notes') })).toEqual({
      status: 1,
      said: expect.stringContaining('Maven could not bring the stores'),
    })
    expect(existsSync(join(copy, '.cache', 'stores.json'))).toBe(false)
  })

  test('installs the packages when one is missing or of another version', () => {
    rmSync(join(copy, 'node_modules'))
    program('npm', 'echo "npm was told: $*" >&2; exit 1')
    expect(setup()).toEqual({ status: 1, said: expect.stringContaining('npm was told: ci --no-audit') })
  })

  test('installs nothing into the packages of another checkout', () => {
    const other = join(copy, 'other')
    mkdirSync(other)
    rmSync(join(copy, 'node_modules'))
    symlinkSync(other, join(copy, 'node_modules'))
    program('npm', 'echo "npm was told: $*" >&2; exit 1')
    expect(setup()).toEqual({
      status: 1,
      said: expect.stringMatching(/node_modules is a symbolic link to .*other, where .* is missing.*npm run setup/),
    })
  })
})

describe('the launcher', () => {
  test('says to run the set-up when the packages are missing', () => {
    rmSync(join(copy, 'node_modules'))
    const { status, stderr } = spawnSync(join(copy, 'bin', 'selfsame.js'), { env: { PATH: bin }, encoding: 'utf8' })
    expect({ status, stderr }).toEqual({
      status: 5,
      stderr: 'selfsame: The packages are not installed. Run: npm run setup\n',
    })
  })
})
