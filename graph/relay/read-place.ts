import type { ConsumerPlace } from '../../src/app/relay/ports.ts'
import { statement } from '../statement.ts'

export const readPlace = statement<{ name: string }, ConsumerPlace>('relay/read-place')
