import type { BirthId, Decision } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

type Row = Omit<Decision, 'effect'> & Decision['effect'] & { readonly about: readonly BirthId[] }

export const writeDecisions = statement<{ rows: readonly Row[] }, never>('identity/write-decisions')
