import { readFileSync } from 'node:fs'
import type { GraphiQLOptions } from 'graphql-yoga'

/** In the order of their tabs: each is a file of examples/, and works on a fresh installation. */
export const EXAMPLES = [
  'ingest',
  'read-after-ingest',
  'profile-by-identifier',
  'search-profiles',
  'stats',
  'dead-letters',
] as const

export function exampleQuery(name: (typeof EXAMPLES)[number]): string {
  return readFileSync(new URL(`examples/${name}.graphql`, import.meta.url), 'utf8')
}

/** GraphiQL with the examples as its tabs. The page holds all it needs: it works without a network. */
export function graphiqlOptions(): GraphiQLOptions {
  return {
    title: 'Selfsame',
    defaultTabs: EXAMPLES.map((name) => ({ query: exampleQuery(name) })),
    shouldPersistHeaders: false,
  }
}

let page: Promise<string> | undefined

/** 9 MB of script: loaded when the page is first asked for, and put together once. */
export function renderGraphiql(options: GraphiQLOptions): Promise<string> {
  page ??= import('@graphql-yoga/render-graphiql').then(({ renderGraphiQL }) => renderGraphiQL(options))
  return page
}
