import type { VertexKey } from '../../model/index.ts'
import { bindingSteps, type Neighbourhood, type Step } from './neighbourhood.ts'

/**
 * The maximum spanning forest of what holds vertices together: between any two of a cluster it has one path, and of
 * all paths between them that is the one whose weakest step is the strongest.
 */
export class Forest {
  readonly #leaders = new Map<VertexKey, VertexKey>()
  readonly #steps = new Map<VertexKey, Step[]>()

  constructor(neighbourhood: Pick<Neighbourhood, 'evidence' | 'pins' | 'rankOf'>) {
    for (const step of bindingSteps(neighbourhood)) this.#join(step)
  }

  /** @returns one vertex that stands for the cluster; the vertex itself when it is alone */
  clusterOf(key: VertexKey): VertexKey {
    let leader = key
    for (let next = this.#leaders.get(leader); next !== undefined; next = this.#leaders.get(leader)) leader = next
    for (let at = key; at !== leader;) {
      const next = this.#leaders.get(at) ?? leader
      this.#leaders.set(at, leader)
      at = next
    }
    return leader
  }

  /** @returns the steps from one vertex to the other, none for the same; null when they are of two clusters */
  path(from: VertexKey, to: VertexKey): Step[] | null {
    if (this.clusterOf(from) !== this.clusterOf(to)) return null
    const arrivedBy = this.#walk(from, to)
    const steps: Step[] = []
    for (let at = to; at !== from;) {
      const step = arrivedBy.get(at)
      if (step === undefined) return null
      steps.unshift(step)
      at = step.from
    }
    return steps
  }

  #join(step: Step): void {
    const [left, right] = [this.clusterOf(step.from), this.clusterOf(step.to)]
    if (left === right) return
    this.#leaders.set(right, left)
    this.#addStep(step)
    this.#addStep({ ...step, from: step.to, to: step.from })
  }

  #addStep(step: Step): void {
    const steps = this.#steps.get(step.from)
    if (steps === undefined) this.#steps.set(step.from, [step])
    else steps.push(step)
  }

  /** @returns by which step each vertex is reached, until the sought one is */
  #walk(from: VertexKey, sought: VertexKey): Map<VertexKey, Step> {
    const arrivedBy = new Map<VertexKey, Step>()
    const queue = [from]
    for (const at of queue)
      for (const step of this.#steps.get(at) ?? []) {
        if (step.to === from || arrivedBy.has(step.to)) continue
        arrivedBy.set(step.to, step)
        if (step.to === sought) return arrivedBy
        queue.push(step.to)
      }
    return arrivedBy
  }
}
