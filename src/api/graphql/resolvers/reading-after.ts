import type { GraphqlContext } from '../context.ts'

/** Waits until the events behind a token can be read; then the graph is asked, which the profile store only follows. */
export async function readingAfter(
  token: string | null | undefined,
  { caller, loaders, useCases }: Pick<GraphqlContext, 'caller' | 'loaders' | 'useCases'>,
) {
  if (token == null) return { byId: loaders.profileById, byKey: loaders.profileByKey }
  await useCases.tokens.until(caller, token)
  return { byId: loaders.freshProfileById, byKey: loaders.freshProfileByKey }
}
