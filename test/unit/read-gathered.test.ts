import { describe, expect, it } from 'vitest'
import { GatheredProfileGraph } from '../../src/app/read/index.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'

function gathered(bounds = { questionsMax: 5, underWayMax: 2 }) {
  const reads = new MemoryReads()
  for (let n = 0; n < 20; n++) reads.profiles.push(profileOf(`p${n}`, [`customer:${n}`]))
  return { reads, graph: new GatheredProfileGraph(reads, bounds) }
}

describe('readers at the same time', () => {
  it('share a round trip, and each gets what it asked for', async () => {
    const { reads, graph } = gathered()
    const answers = await Promise.all([
      graph.byIdentifiers(['customer:1']),
      graph.byIdentifiers(['customer:2', 'customer:nobody']),
      graph.byIds(['p3']),
    ])
    expect(answers.map((profiles) => profiles.map((profile) => profile?.id))).toEqual([
      ['p1'],
      ['p2', undefined],
      ['p3'],
    ])
    expect(reads.calls.toSorted()).toEqual(['byIdentifiers 3', 'byIds 1'])
  })

  it('of more than fits one round trip are asked for in several', async () => {
    const { reads, graph } = gathered()
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => graph.byIds([`p${n}`])))
    expect(answers.map(([profile]) => profile?.id)).toEqual(Array.from({ length: 12 }, (_, n) => `p${n}`))
    expect(reads.calls).toEqual(['byIds 5', 'byIds 5', 'byIds 2'])
  })

  it('that ask for more than one round trip holds go alone', async () => {
    const { reads, graph } = gathered()
    const many = Array.from({ length: 8 }, (_, n) => `p${n}`)
    const [first, second] = await Promise.all([graph.byIds(many), graph.byIds(['p9'])])
    expect([first.length, second.length]).toEqual([8, 1])
    expect(reads.calls).toEqual(['byIds 8', 'byIds 1'])
  })

  it('keep no more round trips under way than allowed', async () => {
    const { reads, graph } = gathered({ questionsMax: 1, underWayMax: 2 })
    let underWay = 0
    let underWayMax = 0
    const byIds = reads.byIds.bind(reads)
    reads.byIds = async (ids) => {
      underWayMax = Math.max(underWayMax, ++underWay)
      await new Promise((resolve) => setTimeout(resolve, 5))
      underWay--
      return byIds(ids)
    }
    await Promise.all(Array.from({ length: 6 }, (_, n) => graph.byIds([`p${n}`])))
    expect(underWayMax).toBe(2)
  })
})

it('a reader that comes later asks anew: nothing is remembered', async () => {
  const { reads, graph } = gathered()
  await graph.byIds(['p1'])
  await graph.byIds(['p1'])
  expect(reads.calls).toEqual(['byIds 1', 'byIds 1'])
})

it('what goes wrong is told to all who asked, and the next ask is answered', async () => {
  const { reads, graph } = gathered()
  const { byIds } = reads
  reads.byIds = () => Promise.reject(new Error('down'))
  const answers = await Promise.allSettled([graph.byIds(['p1']), graph.byIds(['p2'])])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  reads.byIds = byIds
  expect((await graph.byIds(['p1']))[0]?.id).toBe('p1')
})
