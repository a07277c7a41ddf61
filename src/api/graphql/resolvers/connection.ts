import type { PageInfo } from '../generated/resolvers.ts'

/** A part of a list, in the shape of Relay's connections. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly pageInfo: PageInfo
}

/** @param after the cursor the page was asked for with */
export function connectionOf<Node>(
  edges: Connection<Node>['edges'],
  hasNextPage: boolean,
  after: string | null | undefined,
): Connection<Node> {
  const pageInfo = {
    hasNextPage,
    hasPreviousPage: after != null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return { edges, pageInfo }
}
