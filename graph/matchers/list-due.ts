import type { DueVertex } from '../../src/app/real-time/index.ts'
import { statement } from '../statement.ts'

export const listDue = statement<{ limit: number }, DueVertex>('matchers/list-due')
