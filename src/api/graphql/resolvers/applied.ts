import type { GraphqlContext } from '../context.ts'

/** Waits until the events behind a token can be read. */
export async function applied(
  token: string | null | undefined,
  { caller, useCases }: Pick<GraphqlContext, 'caller' | 'useCases'>,
): Promise<void> {
  if (token != null) await useCases.tokens.until(caller, token)
}
