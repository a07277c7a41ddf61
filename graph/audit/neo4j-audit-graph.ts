import type { Transaction } from 'neo4j-driver'
import type { StatedInvariant, Violation } from '../../src/app/audit/invariants.ts'
import type { AuditGraph, UnsettledProfile } from '../../src/app/audit/ports.ts'
import type { WholeGraph } from '../../src/app/rules/ports.ts'
import type { IdentityRules } from '../../src/identity/index.ts'
import { SelfsameError } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { readWhole } from '../rules/read-whole.ts'
import { read as readRules } from '../rules/read.ts'
import { decodeRules } from '../rules/stored-rules.ts'
import { read } from '../transaction.ts'
import { apartStaysApart } from './apart-stays-apart.ts'
import { birthIdResolves } from './birth-id-resolves.ts'
import { changesGapless } from './changes-gapless.ts'
import { changesTellGraph } from './changes-tell-graph.ts'
import { decisionsComplete } from './decisions-complete.ts'
import { decisionsUndoable } from './decisions-undoable.ts'
import { evidenceAccountedFor } from './evidence-accounted-for.ts'
import { identifierInOneProfile } from './identifier-in-one-profile.ts'
import { limitParameters, limitsHold } from './limits-hold.ts'
import { listUnsettledProfiles } from './list-unsettled-profiles.ts'
import { profileNamedByFounder } from './profile-named-by-founder.ts'
import { readLastChange } from './read-last-change.ts'
import { scoresInForce } from './scores-in-force.ts'

type Check = (tx: Transaction, rules: IdentityRules) => Promise<Violation[]>

const CHECKS: Readonly<Record<StatedInvariant, Check>> = {
  'identifier-in-one-profile': (tx) => identifierInOneProfile(tx, {}),
  'birth-id-resolves': (tx) => birthIdResolves(tx, {}),
  'profile-named-by-founder': (tx) => profileNamedByFounder(tx, {}),
  'limits-hold': (tx, rules) => limitsHold(tx, limitParameters(rules)),
  'apart-stays-apart': (tx) => apartStaysApart(tx, {}),
  'evidence-accounted-for': (tx) => evidenceAccountedFor(tx, {}),
  'scores-in-force': (tx) => scoresInForce(tx, {}),
  'decisions-complete': (tx) => decisionsComplete(tx, {}),
  'decisions-undoable': (tx) => decisionsUndoable(tx, {}),
  'changes-gapless': (tx) => changesGapless(tx, {}),
  'changes-tell-graph': (tx) => changesTellGraph(tx, {}),
}

/** The identity graph in Neo4j, as its audit reads it. */
export class Neo4jAuditGraph implements AuditGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async readRules(): Promise<IdentityRules> {
    const [row] = await read(this.#graph, (tx) => readRules(tx, {}))
    if (row === undefined)
      throw new SelfsameError('UNAVAILABLE', 'No rules are in force: the service never ran on this graph', {
        remedy: 'Start it once: npx selfsame start',
      })
    return decodeRules(row.body)
  }

  async violations(invariant: StatedInvariant, rules: IdentityRules): Promise<readonly Violation[]> {
    return read(this.#graph, (tx) => CHECKS[invariant](tx, rules))
  }

  async readWhole(): Promise<WholeGraph> {
    return readWhole(this.#graph)
  }

  async unsettledProfiles(rulesVersion: number): Promise<readonly UnsettledProfile[]> {
    return read(this.#graph, (tx) => listUnsettledProfiles(tx, { rulesVersion }))
  }

  async lastChange(): Promise<number> {
    const [row] = await read(this.#graph, (tx) => readLastChange(tx, {}))
    return row?.seq ?? 0
  }
}
