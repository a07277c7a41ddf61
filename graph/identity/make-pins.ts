import { statement } from '../statement.ts'
import type { PinColumns } from './decode-verdict.ts'

export const makePins = statement<{ rows: readonly PinColumns[] }, never>('identity/make-pins')
