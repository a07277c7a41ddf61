import type { Booker } from '../app/book/index.ts'
import type { Epochs } from '../app/resolve/ports.ts'
import { BEGINNING, comparePositions, SelfsameError } from '../model/index.ts'
import type { LaneLeases, LaneReader, Resolver, WorkerLog } from './ports.ts'

export interface OpeningPorts {
  readonly leases: LaneLeases
  readonly resolver: Resolver
  readonly booker: Booker
  readonly reader: LaneReader
  readonly log: WorkerLog
}

/**
 * Opens lanes where the stores stand: at the smaller of the graph's cursor and the booked position. A log that has
 * lost what it held while graph and figures live on is made to go on above what they know, its leases and its
 * positions; what it lost was accepted, and most of it applied, and is told.
 *
 * @param held lanes with the epochs of their leases
 * @throws SelfsameError CONFLICT when graph or figures know a later lease: the leases are to be renewed first
 */
export async function openLanes(ports: OpeningPorts, held: Epochs): Promise<void> {
  const { resolver, booker, reader, log } = ports
  const lanes = [...held.keys()]
  const [cursors, claimed] = await Promise.all([resolver.cursors(lanes), booker.epochs()])
  const known = lanes.map((lane) => [lane, Math.max(cursors.get(lane)?.epoch ?? 0, claimed.get(lane) ?? 0)] as const)
  await assertLatest(ports, new Map(known.filter(([lane, epoch]) => epoch > (held.get(lane) ?? 0))))
  const applied = new Map([...cursors].map(([lane, { position }]) => [lane, position]))
  const booked = await booker.claim(held, applied)
  const opening = lanes.map((lane) => {
    const [first = BEGINNING, last = BEGINNING] = inOrder(cursors.get(lane)?.position, booked.get(lane))
    return reader.open(lane, first, last)
  })
  const opened = await Promise.all(opening)
  const lost = lanes.filter((_, at) => opened[at] === 'lost')
  if (lost.length > 0) log.error({ lanes: lost }, 'The event log ends before what was applied: it has lost events')
}

/** @param later leases that the stores know and that are later than ours: another worker's, or from a log that is lost */
async function assertLatest({ leases, log }: OpeningPorts, later: Epochs): Promise<void> {
  if (later.size === 0) return
  const raised = await leases.raise(later)
  if (raised.length > 0) log.error({ lanes: raised }, 'The event log has forgotten leases: it has lost what it held')
  throw new SelfsameError('CONFLICT', `Later leases are known of ${later.size} lanes`, {
    remedy: 'Nothing to do: leases that the log has forgotten were raised above them, others are another worker’s',
  })
}

function inOrder(a: string = BEGINNING, b: string = BEGINNING): string[] {
  return [a, b].toSorted(comparePositions)
}
