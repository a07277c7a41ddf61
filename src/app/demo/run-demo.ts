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
  /** Instant, ISO 8601. */
  readonly comparedAt: string
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
  readonly #now: () => Date

  constructor(
    ports: {
      readonly gate: DemoGate
      readonly reader: DemoReader
      readonly shelf: DemoShelf
      readonly progress: DemoProgress
    },
    now: () => Date = () => new Date(),
  ) {
    this.#gate = ports.gate
    this.#reader = ports.reader
    this.#shelf = ports.shelf
    this.#progress = ports.progress
    this.#now = now
  }

  /** What an earlier run found, without looking again; null when none was finished, or its data is gone. */
  async recall(scenario: Scenario): Promise<DemoReport | null> {
    const kept = await this.#keptReport(scenario)
    return kept !== null && (await this.#isThere(kept)) ? { ...kept, sent: null } : null
  }

  /** Sends it unless it is there, and compares. A run that broke off sends it again: the gate knows what it has taken. */
  async run(scenario: Scenario): Promise<DemoReport> {
    const kept = await this.#keptReport(scenario)
    const isThere = kept !== null && (await this.#isThere(kept))
    this.#progress.at('generate', 0, scenario.people)
    const world = generateDemo(scenario)
    this.#progress.at('generate', scenario.people, scenario.people)
    const sent = isThere ? null : await this.#ingest(world)
    const report = { scenario, events: world.calls.length, sent, ...(await this.#compare(world.truth)) }
    await this.#shelf.write(nameOf('report', scenario), JSON.stringify(report))
    return report
  }

  async #keptReport(scenario: Scenario): Promise<DemoReport | null> {
    const text = await this.#shelf.read(nameOf('report', scenario))
    try {
      return text === null ? null : (JSON.parse(text) as DemoReport)
    } catch {
      // The machine went down while it was written.
      return null
    }
  }

  /** The report may outlive the data it speaks of: so one of the demo's people is looked up. */
  async #isThere({ example }: DemoReport): Promise<boolean> {
    if (example === null) return false
    const [id] = await this.#reader.profileIds([example], () => {})
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
    return summed(receipts)
  }

  async #apply(receipts: readonly GateReceipt[], events: number): Promise<void> {
    const tokens = receipts.map(({ token }) => token)
    await this.#reader.waitUntilApplied(tokens, (pending) =>
      this.#progress.at('apply', Math.max(0, events - pending), events),
    )
    this.#progress.at('apply', events, events)
  }

  async #compare(truth: DemoTruth): Promise<Omit<DemoReport, 'scenario' | 'events' | 'sent'>> {
    const keys = truth.identifiers.map(({ key }) => key)
    const ids = await this.#reader.profileIds(keys, (count) => this.#progress.at('compare', count, keys.length))
    const resolved = new Map(keys.map((key, at) => [key, ids[at] ?? null]))
    return {
      comparedAt: this.#now().toISOString(),
      peopleSeen: new Set(truth.identifiers.flatMap(({ people }) => people)).size,
      profiles: new Set(ids.filter((id) => id !== null)).size,
      comparison: compareWithTruth(ownPeople(truth), resolved),
      explanation: explainDifferences(truth, resolved),
      example: exampleOf(truth, resolved),
    }
  }
}

function nameOf(what: 'truth' | 'report', { people, seed }: Scenario): string {
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
