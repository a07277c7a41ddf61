import type { IdentifierKey } from '../../model/index.ts'
import { batchesOf } from './batches.ts'
import { type Comparison, compareWithTruth } from './compare.ts'
import { exampleOf } from './example.ts'
import { type Explanation, explainDifferences, ownPeople } from './explain.ts'
import { type DemoWorld, generateDemo } from './generate.ts'
import type { DemoGate, DemoProgress, DemoReader, DemoShelf, GateReceipt } from './ports.ts'
import { DEMO_VERSION, type Scenario } from './scenario.ts'
import type { DemoTruth } from './truth.ts'

/** What became of the demo's events, and how that compares with the truth. */
export interface DemoReport {
  readonly scenario: Scenario
  readonly events: number
  /** null: it was there already, and nothing was sent. */
  readonly sent: Omit<GateReceipt, 'token'> | null
  /** People who were ever seen under an identifier. */
  readonly peopleSeen: number
  /** Profiles that answer to the demo's identifiers, shared ones included. */
  readonly profiles: number
  readonly comparison: Comparison
  readonly explanation: Explanation
  /** Identifier of a person who is worth looking at; null when everybody is dull. */
  readonly example: IdentifierKey | null
}

/** Sends the demo through the public gate, once, and compares what came of it with the truth. */
export class DemoRun {
  readonly #gate: DemoGate
  readonly #reader: DemoReader
  readonly #shelf: DemoShelf
  readonly #progress: DemoProgress

  constructor(ports: {
    readonly gate: DemoGate
    readonly reader: DemoReader
    readonly shelf: DemoShelf
    readonly progress: DemoProgress
  }) {
    this.#gate = ports.gate
    this.#reader = ports.reader
    this.#shelf = ports.shelf
    this.#progress = ports.progress
  }

  /** @param again sends it even if this installation has had it; the gate knows what it has taken in the last days */
  async run(scenario: Scenario, again = false): Promise<DemoReport> {
    this.#progress.at('generate', 0, scenario.people)
    const world = generateDemo(scenario)
    this.#progress.at('generate', scenario.people, scenario.people)
    const isThere = !again && (await this.#isThere(world.truth))
    const sent = isThere ? null : await this.#ingest(world)
    return { scenario, events: world.calls.length, sent, ...(await this.#compare(world.truth)) }
  }

  /** The mark may outlive the data it speaks of: so one of the demo's people is looked up. */
  async #isThere(truth: DemoTruth): Promise<boolean> {
    if ((await this.#shelf.read(nameOf('done', truth.scenario))) === null) return false
    const someone = truth.identifiers.find(({ people }) => people.length === 1)
    if (someone === undefined) return true
    const [id] = await this.#reader.profileIds([someone.key], () => {})
    return id != null
  }

  async #ingest({ calls, truth }: DemoWorld): Promise<Omit<GateReceipt, 'token'>> {
    await this.#shelf.write(nameOf('truth', truth.scenario), JSON.stringify(truth))
    const receipts: GateReceipt[] = []
    let done = 0
    for (const batch of batchesOf(calls)) {
      receipts.push(await this.#gate.send(batch))
      this.#progress.at('send', (done += batch.length), calls.length)
    }
    await this.#apply(receipts, calls.length)
    await this.#shelf.write(nameOf('done', truth.scenario), JSON.stringify(truth.scenario))
    return summed(receipts)
  }

  async #apply(receipts: readonly GateReceipt[], events: number): Promise<void> {
    const tokens = receipts.map(({ token }) => token)
    await this.#reader.waitUntilApplied(tokens, (pending) =>
      this.#progress.at('apply', Math.max(0, events - pending), events),
    )
    this.#progress.at('apply', events, events)
  }

  async #compare(
    truth: DemoTruth,
  ): Promise<Pick<DemoReport, 'peopleSeen' | 'profiles' | 'comparison' | 'explanation' | 'example'>> {
    const keys = truth.identifiers.map(({ key }) => key)
    const ids = await this.#reader.profileIds(keys, (count) => this.#progress.at('compare', count, keys.length))
    const resolved = new Map(keys.map((key, at) => [key, ids[at] ?? null]))
    return {
      peopleSeen: new Set(truth.identifiers.flatMap(({ people }) => people)).size,
      profiles: new Set(ids.filter((id) => id !== null)).size,
      comparison: compareWithTruth(ownPeople(truth), resolved),
      explanation: explainDifferences(truth, resolved),
      example: exampleOf(truth, resolved),
    }
  }
}

function nameOf(what: 'truth' | 'done', { people, seed }: Scenario): string {
  return `${what}-v${DEMO_VERSION}-${people}-people-seed-${seed}.json`
}

function summed(receipts: readonly GateReceipt[]): Omit<GateReceipt, 'token'> {
  const sum = { accepted: 0, duplicates: 0, deadLettered: 0 }
  for (const { accepted, duplicates, deadLettered } of receipts) {
    sum.accepted += accepted
    sum.duplicates += duplicates
    sum.deadLettered += deadLettered
  }
  return sum
}
