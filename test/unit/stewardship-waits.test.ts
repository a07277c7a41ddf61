import { beforeEach, describe, expect, it } from 'vitest'
import { Stewardship, type DecisionGraph } from '../../src/app/decide/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { Steward } from '../support/steward.ts'

/** What is asked while nothing else is under way: everything asked together is one wait. */
function watched(graph: DecisionGraph): { readonly graph: DecisionGraph; readonly waits: string[][] } {
  const waits: string[][] = []
  let underWay = 0
  const handler: ProxyHandler<DecisionGraph> = {
    get(target, name: string & keyof DecisionGraph) {
      const ask = target[name].bind(target) as (...given: unknown[]) => Promise<unknown>
      return async (...given: unknown[]) => {
        if (underWay++ === 0) waits.push([])
        waits.at(-1)?.push(name)
        await new Promise(setImmediate)
        return ask(...given).finally(() => underWay--)
      }
    },
  }
  return { graph: new Proxy(graph, handler), waits }
}

describe('how often a decision waits for the graph', () => {
  let steward: Steward
  let waits: string[][]
  let decisions: Stewardship

  beforeEach(async () => {
    steward = new Steward()
    await steward.sees(['email:lara@meadow.example', 'cookie:lara'])
    await steward.sees(['email:lara@heath.example', 'cookie:lara-2'])
    const asked = watched(steward.graph)
    waits = asked.waits
    decisions = new Stewardship({ graph: asked.graph, cache: steward.cache, now: () => new Date(0) })
  })

  const merge = () =>
    decisions.mergeProfiles(DEVELOPMENT_CONTEXT, {
      profileIds: ['email:lara@meadow.example', 'email:lara@heath.example'].map((key) => steward.id(key)),
      reason: 'One person',
    })

  it('merges in four, and answers what the graph says afterwards', async () => {
    const { profiles } = await merge()
    expect(waits).toEqual([
      ['decision', 'readRules', 'clustersByBirth'],
      ['completeSnapshot'],
      ['apply'],
      ['decision', 'clustersByBirth'],
    ])
    expect(profiles).toEqual([steward.id('cookie:lara-2')])
  })

  it('splits in four: the pins that it withdraws were read with the profile', async () => {
    const {
      profiles: [profileId = ''],
    } = await merge()
    waits.length = 0
    const parts = [[], ['email:lara@heath.example', 'cookie:lara-2']]
    const { profiles } = await decisions.splitProfile(DEVELOPMENT_CONTEXT, { profileId, parts, reason: 'Two people' })
    expect(waits).toEqual([
      ['decision', 'readRules', 'clustersByBirth'],
      ['completeSnapshot'],
      ['apply'],
      ['decision', 'clustersByBirth'],
    ])
    expect(profiles.toSorted()).toEqual([steward.id('cookie:lara'), steward.id('cookie:lara-2')].toSorted())
  })
})
