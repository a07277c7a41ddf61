import { describe, expect, test } from 'vitest'
import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { cli } from '../support/cli.ts'
import { startGraphql } from '../support/graphql-server.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { segmentReader } from '../support/segments.ts'

const HOUR = 3_600_000
const added = (occurredAt: string) => ({
  messageId: 'm',
  type: 'track',
  name: 'Product Added',
  source: 'shop',
  channel: 'web',
  occurredAt,
  amount: null,
  currency: null,
})

function readsWith(hoursAgo: number): MemoryReads {
  const reads = new MemoryReads()
  reads.profiles.push(profileOf('p1', ['cookie:m', 'cookie:d']))
  reads.activityOf.set('cookie:d', [added(new Date(Date.now() - hoursAgo * HOUR).toISOString())])
  return reads
}

describe('who is in a segment', () => {
  test('is said by Profile.segments, over all the person’s vertices', async () => {
    const api = await startGraphql()
    api.reads.profiles.push(profileOf('p1', ['cookie:m', 'cookie:d']))
    api.reads.activityOf.set('cookie:d', [added(new Date(Date.now() - 2 * HOUR).toISOString())])
    const { data } = await api.ask('{ profile(id: "p1") { segments { name changesAt } } segments { name when } }')
    await api.close()
    expect(data.profile.segments).toEqual([{ name: 'cart-abandoners', changesAt: expect.any(String) }])
    expect(data.segments.map(({ name }: { name: string }) => name)).toContain('repeat-buyers')
  })

  test('changes by time alone', async () => {
    const reads = readsWith(0)
    const at = async (hours: number) => {
      const reader = segmentReader(reads, () => Date.now() + hours * HOUR)
      const [memberships = []] = await reader.ofProfiles(DEVELOPMENT_CONTEXT, reads.profiles)
      return memberships.map(({ name }) => name)
    }
    expect(await at(0.5)).toEqual([])
    expect(await at(1.5)).toEqual(['cart-abandoners'])
    expect(await at(24 * 8)).toEqual([])
  })
})

test('selfsame segments lists them and says what another file would change', async () => {
  const service = { segments: segmentReader(new MemoryReads()) }
  const listed = await cli(['segments', 'list'], { service })
  expect(listed.stdout).toContain('cart-abandoners        Put something into the cart')
  const file = join(mkdtempSync(join(tmpdir(), 'selfsame-segments-')), 'segments.yaml')
  writeFileSync(file, 'version: 2\nsegments: { lapsed: { description: Lapsed, when: { lifecycle: lapsed } } }\n')
  const { stdout } = await cli(['segments', 'diff', file, '--output', 'json'], { service })
  expect(JSON.parse(stdout)).toMatchObject({
    added: ['lapsed'],
    changed: [],
    removed: expect.arrayContaining(['repeat-buyers']),
  })
})
