import type { ModelInForce } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const begin = statement<ModelInForce, never>('matchers/begin')
