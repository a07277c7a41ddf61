import type { IdentifierKey } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

export const findShared = statement<{ keys: readonly IdentifierKey[] }, { key: IdentifierKey }>('identity/find-shared')
