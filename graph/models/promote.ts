import { statement } from '../statement.ts'
import type { ModelColumns } from './list.ts'

export const promote = statement<ModelColumns & { readonly body: string }, never>('models/promote')
