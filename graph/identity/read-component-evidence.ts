import type { BirthId, Evidence } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { UsableParameters } from './usable.ts'

interface Parameters extends UsableParameters {
  readonly profileIds: readonly BirthId[]
  readonly vertexMax: number
  readonly evidenceMax: number
}

export const readComponentEvidence = statement<Parameters, Evidence & { profileIds: BirthId[] }>(
  'identity/read-component-evidence',
)
