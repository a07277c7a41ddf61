import type { Promotion } from '../../src/app/real-time/index.ts'
import { statement } from '../statement.ts'

export type ModelColumns = Promotion

export const list = statement<{ limit: number }, ModelColumns>('models/list')
