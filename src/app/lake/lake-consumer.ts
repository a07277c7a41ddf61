import { SelfsameError, type Change } from '../../model/index.ts'
import type { Consumer } from '../../projections/index.ts'
import type { ChangeAppender } from './change-appender.ts'

/** Of one commit at the most: bodies of large components take megabytes. */
const CHANGES_MAX = 1_000

/**
 * Changes on their way into the lake. Their place is in the lake's own commits; the graph's cursor follows it, and keeps
 * changes in the outbox until the lake has them.
 *
 * @param lingerMs how long changes are gathered for one commit
 */
export function lakeConsumer(appender: ChangeAppender, lingerMs: number): Consumer {
  // A lake that cannot be written may still be read: only writing tells whether it is there again.
  let refused: readonly Change[] = []
  return {
    name: 'lake',
    keepsChanges: true,
    begins: 'oldest',
    page: { changesMax: CHANGES_MAX, lingerMs },
    ownPlace: () => appender.position(),
    async apply({ changes }) {
      const due = changes.length === 0 ? refused : changes
      try {
        await appender.append(due)
        refused = []
      } catch (error) {
        if (error instanceof SelfsameError && error.code === 'UNAVAILABLE') refused = due
        throw error
      }
    },
    rebuild: null,
  }
}
