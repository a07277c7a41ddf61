import type { MatchingState, Promotion } from '../app/real-time/index.ts'
import type { Finding } from './services.ts'
import { countOf } from './text.ts'

export const MATCHING = 'Matching'
const NO_MODEL = 'no model is in force: records are not matched as they come'

/** The worker matches late what it could not match at once, every ten seconds. */
const WAIT_MS_MAX = 60_000

/** Whether records are matched as they come: by which model, whether its index is there, how many wait. */
export function matchingFinding({ inForce, ...state }: MatchingState): Finding {
  if (inForce === null) return { what: MATCHING, state: 'ok', found: NO_MODEL, remedy: null }
  const found = `model ${inForce.number} is in force, ${indexText(state, inForce)}, ${waitText(state)}`
  const remedy = remedyFor(state, inForce)
  return { what: MATCHING, state: remedy === null ? 'ok' : 'warning', found, remedy }
}

type State = Omit<MatchingState, 'inForce'>

function indexText({ index, isBuilding }: State, { modelVersion }: Promotion): string {
  const next = isBuilding ? ', another is being built' : ''
  if (index === null) return isBuilding ? 'its index is being built' : 'its index is missing'
  const whose = index.modelVersion === modelVersion ? 'its index holds' : 'the index is of another model: it holds'
  return `${whose} ${countOf(index.records, 'record')}${next}`
}

function waitText({ due, dueSince }: State): string {
  if (dueSince === null) return 'no record waits'
  return `${countOf(due, 'record')} ${due === 1 ? 'waits' : 'wait'} to be matched, since ${dueSince}`
}

function remedyFor({ index, isBuilding, dueSince }: State, { modelVersion }: Promotion): string | null {
  if (isBuilding) return null
  const isLate = dueSince !== null && Date.now() - Date.parse(dueSince) > WAIT_MS_MAX
  if (index?.modelVersion === modelVersion && !isLate) return null
  return 'npx selfsame match index; a worker that runs does so by itself, or its log says why not'
}
