import type { ModelInForce } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const complete = statement<ModelInForce & { at: string }, never>('matchers/complete')
