import { Neo4jDecisionGraph, Neo4jIdentityGraph } from '../../graph/index.ts'
import { RedisIdentityCache } from '../../src/adapters/redis/index.ts'
import { Stewardship, type Outcome } from '../../src/app/decide/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { DEVELOPMENT_CONTEXT, WORKER_CONTEXT } from '../../src/model/index.ts'
import { mergeBare, mergeByEventBare, splitBare } from './bare/decisions.ts'
import { QUIET } from './harness/quiet-log.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { LANE_0, meeting, newPairs, type Pair } from './harness/people.ts'
import type { Rig } from './harness/rig.ts'
import { sideBySide, timedEach, type Comparison, type Side } from './harness/side-by-side.ts'

/**
 * How many identifiers each of two profiles has, and how many events of a round of other benchmarks one decision stands
 * for. Neo4j compiles what it runs hundreds of times, and the smallest come first: after 300 of a kind the times of both sides
 * still fell, so that more than those are made before any counts.
 */
const SIZES = [
  { identifiers: 5, eventsPerDecision: 200, warmUpRounds: 12 },
  { identifiers: 50, eventsPerDecision: 500, warmUpRounds: 2 },
  { identifiers: 500, eventsPerDecision: 2_000, warmUpRounds: 2 },
] as const
type Size = (typeof SIZES)[number]

/** Decisions of stewards and events, read back from the graph: beside the Cypher that a careful client would send. */
export const decide: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const deciding = new Deciding(rig, scale)
    const figures: Figure[] = []
    for (const size of SIZES) {
      say(`profiles of ${size.identifiers} identifiers`)
      figures.push(...(await deciding.figures(size)))
    }
    return figures
  },
}

class Deciding {
  readonly #rig: Rig
  readonly #rounds: number
  readonly #roundEvents: number
  readonly #stewardship: Stewardship
  readonly #resolver: Resolver

  constructor(rig: Rig, { rounds, roundEvents }: Scale) {
    const { graph, graphId, cache } = rig.stores
    const facts = new RedisIdentityCache(cache, QUIET, { prefix: `selfsame:fact:${graphId}:` })
    this.#rig = rig
    this.#rounds = rounds
    this.#roundEvents = roundEvents
    this.#stewardship = new Stewardship({
      graph: new Neo4jDecisionGraph(graph),
      cache: facts,
      now: () => new Date(),
    })
    this.#resolver = new Resolver(new Neo4jIdentityGraph(graph), facts, rig.rules)
  }

  async figures({ identifiers, eventsPerDecision, warmUpRounds }: Size): Promise<Figure[]> {
    const perRound = Math.max(1, Math.round(this.#roundEvents / eventsPerDecision))
    const rounds = async () => {
      const pairs = await newPairs(this.#rig, perRound * (this.#rounds + warmUpRounds), identifiers)
      return (round: number) => pairs.slice(round * perRound, (round + 1) * perRound)
    }
    const [ours, bare, meet, bareMeet] = [await rounds(), await rounds(), await rounds(), await rounds()]
    const { graph } = this.#rig.stores
    const figure = (what: string, comparison: Comparison): Figure => ({
      what: `${what}, ${identifiers} + ${identifiers} identifiers`,
      unit: 'decisions/s',
      ...comparison,
    })
    const compared = (one: Side, other: Side) => this.#compared(one, other, warmUpRounds)
    const merge = await compared(
      (round) => timedEach(ours(round), (pair) => this.#merge(pair)),
      (round) => timedEach(bare(round), (pair) => mergeBare(graph, pair)),
    )
    const split = await compared(
      (round) => timedEach(ours(round), (pair) => this.#split(pair)),
      (round) => timedEach(bare(round), (pair) => splitBare(graph, pair)),
    )
    await this.#resolver.cursors([...LANE_0.keys()])
    const byEvent = await compared(
      (round) => timedEach(meet(round), (pair) => this.#meet(pair)),
      (round) => timedEach(bareMeet(round), (pair) => mergeByEventBare(graph, pair)),
    )
    return [
      figure("a steward's merge", merge),
      figure("a steward's split", split),
      figure('merge by an event', byEvent),
    ]
  }

  #compared(ours: Side, bare: Side, warmUpRounds: number): Promise<Comparison> {
    return sideBySide({
      rounds: this.#rounds,
      warmUpRounds,
      ours,
      limits: { 'bare Cypher, same writes': bare },
    })
  }

  async #merge(pair: Pair): Promise<void> {
    const profileIds = pair.map(({ profileId }) => profileId)
    const wish = { profileIds, reason: 'One person' }
    requireProfiles(await this.#stewardship.mergeProfiles(DEVELOPMENT_CONTEXT, wish), 1)
  }

  async #split([one, other]: Pair): Promise<void> {
    const wish = { profileId: one.profileId, parts: [[], other.keys], reason: 'Two people' }
    requireProfiles(await this.#stewardship.splitProfile(DEVELOPMENT_CONTEXT, wish), 2)
  }

  async #meet(pair: Pair): Promise<void> {
    await this.#resolver.resolve(WORKER_CONTEXT, [meeting(pair)], LANE_0)
  }
}

function requireProfiles({ profiles }: Outcome, count: number): void {
  if (profiles.length !== count) throw new Error(`It came to ${profiles.length} profiles instead of ${count}`)
}
