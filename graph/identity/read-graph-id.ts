import { statement } from '../statement.ts'

export const readGraphId = statement<Record<string, never>, { graphId: string }>('identity/read-graph-id')
