import { describe, expect, test } from 'vitest'
import type { CliServices } from '../../src/cli/index.ts'
import { cli } from '../support/cli.ts'

function stackOf(calls: string[] = []): CliServices['stack'] {
  const status = {
    home: '/data',
    startedAt: '2026-01-02T10:00:00.000Z',
    detached: true,
    stores: [{ name: 'Neo4j', provider: 'embedded', version: '5.26.29', address: 'bolt://127.0.0.1:1', log: null }],
  }
  return {
    up: async (report) => (report('starting Neo4j'), status),
    down: async () => false,
    status: async () => null,
    describeData: async () => '3 GB in /data',
    reset: async () => void calls.push('reset'),
  }
}

describe('selfsame stack and reset', () => {
  test('up says where the stores are, with progress on stderr', async () => {
    const run = await cli(['stack', 'up', '--output', 'json'], { stack: stackOf() })
    expect(JSON.parse(run.stdout)).toMatchObject({ home: '/data', detached: true, stores: [{ name: 'Neo4j' }] })
    expect(run.stderr).toMatch(/starting Neo4j\ndone Starting the stores: 0\.\d s/)
  })

  test('status and down say when there is nothing', async () => {
    expect(await cli(['stack', 'status', '--output', 'json'], { stack: stackOf() })).toMatchObject({
      exitCode: 0,
      stdout: '{"up":false}\n',
    })
    expect(await cli(['stack', 'down'], { stack: stackOf() })).toMatchObject({
      exitCode: 0,
      stdout: 'No stores were up.\n',
    })
  })

  test('reset refuses without --yes off a terminal', async () => {
    const calls: string[] = []
    const run = await cli(['reset'], { stack: stackOf(calls), typed: 'yes\n' })
    expect(run).toMatchObject({ exitCode: 2, stdout: '' })
    expect(run.stderr).toContain('This would remove 3 GB in /data')
    expect(calls).toEqual([])
  })

  test.each([
    ['yes', 0, ['reset']],
    ['YES', 0, ['reset']],
    ['y', 9, []],
    ['', 9, []],
    ['no', 9, []],
  ])('reset asks on a terminal: %j', async (answer, exitCode, expected) => {
    const calls: string[] = []
    const run = await cli(['reset'], { stack: stackOf(calls), isTerminal: true, typed: `${answer}\n` })
    expect(run.exitCode).toBe(exitCode)
    expect(calls).toEqual(expected)
  })

  test('reset does not ask with --yes', async () => {
    const calls: string[] = []
    expect(await cli(['reset', '--yes'], { stack: stackOf(calls) })).toMatchObject({ exitCode: 0 })
    expect(calls).toEqual(['reset'])
  })
})
