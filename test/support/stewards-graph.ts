import {
  adoptRules,
  Neo4jDecisionGraph,
  Neo4jIdentityGraph,
  Neo4jProfileGraph,
  type GraphConnection,
} from '../../graph/index.ts'
import { Stewardship } from '../../src/app/decide/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import { WORKER_CONTEXT, type CanonicalEvent } from '../../src/model/index.ts'
import { RULES } from './events.ts'
import { FORGETFUL } from './forgetful-cache.ts'
import { testGraph } from './graph.ts'

/** The Neo4j of the tests, with a worker of one lane and stewards at it. */
export class StewardsGraph {
  readonly graph: GraphConnection
  readonly profiles: Neo4jProfileGraph
  readonly stewardship: Stewardship
  readonly #resolver: Resolver
  readonly #lane: number
  #count = 0

  private constructor(graph: GraphConnection, lane: number) {
    this.graph = graph
    this.profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
    this.stewardship = new Stewardship({
      graph: new Neo4jDecisionGraph(graph),
      cache: FORGETFUL,
      now: () => new Date(),
    })
    this.#resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
    this.#lane = lane
  }

  /** @param lane one that no other file of the run writes */
  static async open(lane: number): Promise<StewardsGraph> {
    const graph = await testGraph()
    await adoptRules(graph, RULES)
    const opened = new StewardsGraph(graph, lane)
    await opened.#resolver.cursors([lane])
    return opened
  }

  /** Settles events in one batch. */
  async see(...events: CanonicalEvent[]): Promise<void> {
    const logged = events.map((event) => ({
      lane: this.#lane,
      position: `${Date.now() + this.#count}-${this.#count++}`,
      event,
    }))
    await this.#resolver.resolve(WORKER_CONTEXT, logged, new Map([[this.#lane, 1]]))
  }

  /** @returns the ids of the profiles that hold these identifiers; undefined for nobody's */
  async places(keys: readonly string[]): Promise<(string | undefined)[]> {
    return (await this.profiles.byIdentifiers(keys)).map((profile) => profile?.id)
  }

  async idOf(key: string): Promise<string> {
    return (await this.places([key]))[0] ?? 'none'
  }

  close(): Promise<void> {
    return this.graph.close()
  }
}
