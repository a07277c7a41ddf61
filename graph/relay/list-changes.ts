import type { Change } from '../../src/model/index.ts'
import { statement } from '../statement.ts'

/** `body` as JSON. */
export type ChangeColumns = Omit<Change, 'body'> & { readonly body: string }

export const listChanges = statement<{ after: number; limit: number }, ChangeColumns>('relay/list-changes')
