import { defineConfig } from 'vitest/config'

/** graphql must be one module, whoever imports it and however. */
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]

/**
 * `pure` needs nothing but Node; `stores` runs against real ones, started once for all. `graph` has a Neo4j of its own
 * and runs a file at a time, because lanes have one writer each. `e2e` comes after them and runs against one whole
 * service, a file at a time, because some kill parts of it.
 */
const GRAPH_TESTS = [
  ...[
    'audit',
    'concurrency',
    'graphql-profiles',
    'households',
    'identity-graph',
    'lost-commit',
    'match-handover',
    'match-runs',
    'match-real-time',
    'profile-store',
    'relay',
    'set-attribute',
    'stewardship',
    'too-much-evidence',
    'turns',
    'worker-graph',
  ].map((name) => `test/int/${name}.test.ts`),
  'test/model/graph.test.ts',
]

/** What another process brings about may take long on a busy machine. */
const PATIENT = { poll: { timeout: 20_000 } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'pure',
          include: ['test/{unit,cases,model}/**/*.test.ts'],
          exclude: GRAPH_TESTS,
          // Read by Node itself, as the product is: through Vite each call of another module takes longer, a fifth of what
          // random histories take. Node reads all modules anew in each worker, so files share one.
          experimental: { viteModuleRunner: false },
          isolate: false,
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'stores',
          include: ['test/{int,abuse}/**/*.test.ts', 'test/e2e/segment-sdk.test.ts'],
          exclude: GRAPH_TESTS,
          globalSetup: ['test/support/global-setup.ts'],
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'graph',
          include: GRAPH_TESTS,
          globalSetup: ['test/support/global-setup.ts'],
          setupFiles: ['test/support/empty-graph.ts'],
          fileParallelism: false,
          expect: PATIENT,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/service-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
