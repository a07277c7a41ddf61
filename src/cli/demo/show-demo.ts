import { type DemoProgress, type DemoReport, DemoRun, type DemoStage, type Scenario } from '../../app/demo/index.ts'
import type { ProfileCard } from '../profile-card.ts'
import type { Meter } from '../meters.ts'
import { Progress } from '../progress.ts'
import type { CliServices } from '../services.ts'
import { HttpGate } from './http-gate.ts'
import { HttpReader } from './http-reader.ts'

export interface DemoShown {
  readonly report: DemoReport
  /** Someone worth looking at. */
  readonly example: ProfileCard | null
}

/** @param recalls whether what an earlier run found will do, so that nothing is compared again */
export async function showDemo(
  services: CliServices,
  url: string,
  scenario: Scenario,
  recalls: boolean,
): Promise<DemoShown> {
  const reader = new HttpReader(url, services.interrupted)
  const progress = new StagedProgress(new Progress(services))
  const gate = new HttpGate(url, services.interrupted)
  const run = new DemoRun({ gate, reader, shelf: services.demoShelf, progress })
  try {
    const report = (recalls ? await run.recall(scenario) : null) ?? (await run.run(scenario))
    return { report, example: report.example === null ? null : await reader.card(report.example) }
  } finally {
    progress.stop()
  }
}

const STAGES: Readonly<Record<DemoStage, readonly [name: string, unit: string]>> = {
  generate: ['inventing', 'people'],
  send: ['sending', 'events'],
  apply: ['applying', 'events'],
  compare: ['comparing', 'identifiers'],
}

/** One meter after the other. */
class StagedProgress implements DemoProgress {
  readonly #progress: Progress
  #stage: DemoStage | null = null
  #meter: Meter | null = null

  constructor(progress: Progress) {
    this.#progress = progress
  }

  at(stage: DemoStage, done: number, total: number): void {
    if (stage !== this.#stage) {
      this.stop()
      this.#stage = stage
      this.#meter = this.#progress.meter(...STAGES[stage])
    }
    this.#meter?.at(done, total)
  }

  stop(): void {
    this.#meter?.stop()
    this.#meter = null
  }
}
