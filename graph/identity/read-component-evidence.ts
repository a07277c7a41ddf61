import type { BirthId, Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { ComponentBounds } from './component-bounds.ts'
import type { UsableParameters } from './usable.ts'

interface Parameters extends UsableParameters, ComponentBounds {
  readonly profileIds: readonly BirthId[]
}

/** Evidence at a profile. */
export interface ComponentEvidence extends Evidence {
  readonly at: BirthId
  readonly profileIds: readonly BirthId[]
}

export const readComponentEvidence = statement<Parameters, ComponentEvidence>('identity/read-component-evidence')
