import type { BirthId } from '../../src/model/index.ts'
import type { ComponentBounds } from './component-bounds.ts'

/** Profiles of which it is known that they are of one component. */
interface Component {
  readonly profiles: Set<BirthId>
  vertices: number
  evidence: number
  isBeyond: boolean
}

/** The components of profiles, as they grow together while they are read. */
export class Components {
  readonly #of = new Map<BirthId, Component>()
  readonly #bounds: ComponentBounds

  constructor(bounds: ComponentBounds) {
    this.#bounds = bounds
  }

  has(id: BirthId): boolean {
    return this.#of.has(id)
  }

  isBeyond(id: BirthId): boolean {
    return this.#component(id).isBeyond
  }

  /** All profiles of components that are beyond the bounds, or of those that are not. */
  *profiles(areBeyond: boolean): Iterable<BirthId> {
    for (const component of new Set(this.#of.values())) if (component.isBeyond === areBeyond) yield* component.profiles
  }

  count(id: BirthId, found: { readonly vertices?: number; readonly evidence?: number }): void {
    const component = this.#component(id)
    component.vertices += found.vertices ?? 0
    component.evidence += found.evidence ?? 0
    this.#weigh(component)
  }

  /** It is of a component that is beyond the bounds. */
  exclude(id: BirthId): void {
    this.#component(id).isBeyond = true
  }

  /** The smaller goes into the larger, so that it takes no longer for a chain. */
  join(one: BirthId, other: BirthId): void {
    const [a, b] = [this.#component(one), this.#component(other)]
    if (a === b) return
    const [into, from] = a.profiles.size >= b.profiles.size ? [a, b] : [b, a]
    for (const id of from.profiles) {
      into.profiles.add(id)
      this.#of.set(id, into)
    }
    into.vertices += from.vertices
    into.evidence += from.evidence
    into.isBeyond ||= from.isBeyond
    this.#weigh(into)
  }

  /** Each profile has a vertex, counted or not. */
  #weigh(component: Component): void {
    const { vertexMax, evidenceMax } = this.#bounds
    const { vertices, profiles, evidence } = component
    component.isBeyond ||= Math.max(vertices, profiles.size) > vertexMax || evidence >= evidenceMax
  }

  #component(id: BirthId): Component {
    const known = this.#of.get(id)
    if (known !== undefined) return known
    const fresh = { profiles: new Set([id]), vertices: 0, evidence: 0, isBeyond: false }
    this.#of.set(id, fresh)
    return fresh
  }
}
