import type { IdentityRules } from '../../identity/index.ts'
import { requireScope, type RequestContext } from '../../model/index.ts'
import {
  STATED_INVARIANTS,
  STORED_IS_PARTITION,
  VIOLATIONS_MAX,
  type AuditedInvariant,
  type Pending,
  type Violation,
} from './invariants.ts'
import { partitionViolations } from './partition-violations.ts'
import type { AuditGraph, UnsettledProfile } from './ports.ts'

/** How often a graph that is written to is looked at before what was found each time is believed. */
const LOOKS_MAX = 3

/** Audits the identity graph: reads all of it, and changes nothing. */
export class Audit {
  readonly #graph: AuditGraph

  constructor(graph: AuditGraph) {
    this.#graph = graph
  }

  /**
   * A look at what is being written may see half of it: where somebody wrote meanwhile, only what is found again and
   * again is a violation.
   *
   * @returns all invariants, with where the graph breaks them
   * @throws SelfsameError FORBIDDEN without the scope `operations`; UNAVAILABLE when the graph does not answer, or the
   *   service never ran on it
   */
  async run(context: RequestContext): Promise<readonly AuditedInvariant[]> {
    requireScope(context, 'operations')
    let seen = await this.#graph.lastChange()
    let audited = await this.#look([...STATED_INVARIANTS, STORED_IS_PARTITION])
    for (let looks = 1; looks < LOOKS_MAX; looks++) {
      const broken = audited.filter(({ violations }) => violations.length > 0).map(({ name }) => name)
      const last = broken.length === 0 ? seen : await this.#graph.lastChange()
      if (last === seen) break
      seen = last
      audited = confirmed(audited, await this.#look(broken))
    }
    return audited.map(({ violations, ...rest }) => ({ ...rest, violations: violations.slice(0, VIOLATIONS_MAX) }))
  }

  async #look(names: readonly AuditedInvariant['name'][]): Promise<AuditedInvariant[]> {
    const rules = await this.#graph.readRules()
    const looked: AuditedInvariant[] = []
    for (const name of names) looked.push(await this.#lookAt(name, rules))
    return looked
  }

  async #lookAt(name: AuditedInvariant['name'], rules: IdentityRules): Promise<AuditedInvariant> {
    if (name !== STORED_IS_PARTITION)
      return { name, violations: await this.#graph.violations(name, rules), pending: [] }
    const whole = await this.#graph.readWhole()
    const unsettled = await this.#graph.unsettledProfiles(rules.version)
    const waiting = whole.evidence.filter(({ state }) => state === 'pending').length
    return { name, violations: partitionViolations(whole, unsettled, rules), pending: pendingOf(unsettled, waiting) }
  }
}

/** Of each that was looked at again only what was found both times. */
function confirmed(first: readonly AuditedInvariant[], again: readonly AuditedInvariant[]): AuditedInvariant[] {
  return first.map((audited) => {
    const second = again.find(({ name }) => name === audited.name)
    return second === undefined ? audited : { ...second, violations: common(audited.violations, second.violations) }
  })
}

function common(found: readonly Violation[], again: readonly Violation[]): Violation[] {
  const known = new Set(again.map((violation) => JSON.stringify(violation)))
  return found.filter((violation) => known.has(JSON.stringify(violation)))
}

function pendingOf(unsettled: readonly UnsettledProfile[], evidence: number): Pending[] {
  const stale = unsettled.filter(({ isStale }) => isStale).length
  const all: Pending[] = [
    { what: 'profiles judged by earlier rules', count: stale },
    { what: 'oversized profiles', count: unsettled.length - stale },
    { what: 'pending evidence', count: evidence },
  ]
  return all.filter(({ count }) => count > 0)
}
