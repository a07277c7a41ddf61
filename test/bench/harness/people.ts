import { FORGETFUL } from '../../support/forgetful-cache.ts'
import { eventOf, logged } from '../../support/events.ts'
import { Neo4jDecisionGraph, Neo4jIdentityGraph } from '../../../graph/index.ts'
import { Resolver, type Epochs } from '../../../src/app/resolve/index.ts'
import { WORKER_CONTEXT, type BirthId, type IdentifierKey, type LoggedEvent } from '../../../src/model/index.ts'
import { inBatches } from './batches.ts'
import type { Rig } from './rig.ts'

/** Somebody with an e-mail address and many cookies, all of them seen together. */
interface Person {
  readonly email: IdentifierKey
  readonly keys: readonly IdentifierKey[]
}

/** A profile of the graph. */
export interface Stored extends Person {
  readonly profileId: BirthId
}

/** Two profiles that turn out to be one person. */
export type Pair = readonly [Stored, Stored]

/** What is of lane 0 alone, before any that a worker leases. */
export const LANE_0: Epochs = new Map([[0, 0]])
const BATCH_IDENTIFIERS_MAX = 2_000

let born = 0

function newPerson(identifiers: number): Person {
  const id = (born++).toString(36).padStart(6, '0')
  const email = `email:walker-${id}@meadow.example`
  const cookies = Array.from({ length: identifiers - 1 }, (_, at) => `cookie:walk-${id}-${at}`)
  return { email, keys: [email, ...cookies] }
}

/** @returns profiles of so many identifiers each, two by two, as events left them in the graph */
export async function newPairs(rig: Rig, pairs: number, identifiers: number): Promise<Pair[]> {
  const people = Array.from({ length: pairs * 2 }, () => newPerson(identifiers))
  const resolver = new Resolver(new Neo4jIdentityGraph(rig.stores.graph), FORGETFUL, rig.rules)
  await resolver.cursors([...LANE_0.keys()])
  for (const batch of inBatches(people, Math.max(1, Math.floor(BATCH_IDENTIFIERS_MAX / identifiers))))
    await resolver.resolve(
      WORKER_CONTEXT,
      batch.map(({ keys }) => eventOfKeys(keys)),
      LANE_0,
    )
  const stored = await storedOf(rig, people)
  return inBatches(stored, 2).map((two) => two as [Stored, Stored])
}

async function storedOf(rig: Rig, people: readonly Person[]): Promise<Stored[]> {
  const clusters = await new Neo4jDecisionGraph(rig.stores.graph).clustersByVertex(people.map(({ email }) => email))
  return people.map((person) => {
    const cluster = clusters.get(person.email)
    if (cluster?.members.length !== person.keys.length) throw new Error('An event did not make the profile it names')
    return { ...person, profileId: cluster.profileId }
  })
}

/** The event that tells that they are one person. */
export function meeting([one, other]: Pair): LoggedEvent {
  return eventOfKeys([one.email, other.email])
}

let sent = 0

function eventOfKeys(keys: readonly IdentifierKey[]): LoggedEvent {
  return logged(eventOf(keys, { messageId: `walk-${sent++}` }))
}
