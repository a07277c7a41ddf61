import { Neo4jDecisionGraph, Neo4jRulesGraph } from '../../graph/index.ts'
import { RulesChange } from '../../src/app/rules/index.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import type { Bench } from './harness/bench.ts'
import { fill } from './harness/fill.ts'
import { sideBySide, timedRound } from './harness/side-by-side.ts'
import { FORGETFUL } from '../support/forgetful-cache.ts'

const ROUNDS_MAX = 3

/** What other rules would make of a whole graph, beside reading all of it. */
export const diff: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    say('filling a graph')
    const identifiers = await fill(rig, scale)
    say(`judging its ${identifiers} identifiers by other rules`)
    const graph = new Neo4jRulesGraph(rig.stores.graph)
    const change = new RulesChange({
      graph,
      vertices: new Neo4jDecisionGraph(rig.stores.graph),
      cache: FORGETFUL,
      now: () => new Date(),
    })
    const comparison = await sideBySide({
      rounds: Math.min(scale.rounds, ROUNDS_MAX),
      ours: () => timedRound(identifiers, () => diffOf(change, withoutDevices(rig.rules))),
      limits: { 'reading all of it': () => timedRound(identifiers, async () => void (await graph.readWhole())) },
    })
    const seconds = (identifiers / comparison.rate).toFixed(1)
    return [{ what: `dry run over ${identifiers} identifiers: ${seconds} s`, unit: 'identifiers/s', ...comparison }]
  },
}

/** Devices link nobody any more: every profile is parted. */
function withoutDevices(rules: IdentityRules): IdentityRules {
  const between: [string, string][] = [
    ['customer', 'device'],
    ['cookie', 'device'],
  ]
  return {
    ...rules,
    version: rules.version + 1,
    pairs: [...rules.pairs, ...between.map((pair) => ({ between: pair, counts: false }))],
  }
}

async function diffOf(change: RulesChange, rules: IdentityRules): Promise<void> {
  const { counts } = await change.diff(DEVELOPMENT_CONTEXT, rules)
  if (counts.split < counts.profilesBefore) throw new Error(`${counts.split} of ${counts.profilesBefore} are parted`)
}
