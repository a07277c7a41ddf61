import type { RelayConsumer, RelayStatus } from '../app/relay/index.ts'
import type { Finding } from './services.ts'
import { countOf } from './text.ts'

export const RELAY = 'Changes'

/** More than a worker that keeps up leaves for another look. */
const LAG_MAX = 10_000

/** How far those are who follow the changes: one finding for all that keep up, one for each that does not. */
export function relayFindings({ head, consumers }: RelayStatus): Finding[] {
  const late = consumers.flatMap(findingOf)
  if (late.length > 0) return late
  const behind = Math.max(0, ...consumers.map(({ lag }) => lag))
  const found = `${countOf(head, 'change')}, ${countOf(consumers.length, 'consumer')}, ${behind} behind at the most`
  return [{ what: RELAY, state: 'ok', found, remedy: null }]
}

function findingOf({ name, state, position, lag, isFed, fault }: RelayConsumer): Finding[] {
  if (state === 'parked') {
    const found = `${name} is parked after change ${position}: ${fault}`
    const remedy = `Mend what is wrong, then: npx selfsame relay resume ${name}`
    return [{ what: RELAY, state: 'fault', found, remedy }]
  }
  if (lag === 0 || (isFed && lag <= LAG_MAX)) return []
  const found = `${name} is ${countOf(lag, 'change')} behind${isFed ? '' : ', and no worker feeds it'}`
  return [{ what: RELAY, state: 'warning', found, remedy: isFed ? 'Its worker works them off' : 'npx selfsame start' }]
}
