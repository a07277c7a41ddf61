import type { BirthId } from '../../src/model/index.ts'
import { statement } from '../statement.ts'
import type { HeldAtProfile, PinColumns } from './decode-verdict.ts'

export const readComponentPins = statement<{ profileIds: readonly BirthId[] }, PinColumns<HeldAtProfile>>(
  'identity/read-component-pins',
)
