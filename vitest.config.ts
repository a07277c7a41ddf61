import { defineConfig } from 'vitest/config'

/** graphql must be one module, whoever imports it and however. */
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]

/** `pure` needs nothing but Node; `stores` runs against real ones, started once for all. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: { name: 'pure', include: ['test/{unit,model}/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        resolve: { alias },
        test: {
          name: 'stores',
          include: ['test/{int,e2e,abuse}/**/*.test.ts'],
          globalSetup: ['test/support/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
