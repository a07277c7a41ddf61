import type { ModelInForce, StoredMatch } from '../../src/identity/index.ts'
import type { Page } from '../rules/pages.ts'
import { statement } from '../statement.ts'

export const listEvidence = statement<ModelInForce & Page, StoredMatch['evidence'][number]>('matchers/list-evidence')
