/** Imports run one way (docs/ARCHITECTURE.md): model <- core <- app <- {api, worker, cli} <- main. */
const CORE = 'channels|identity|matching|projections|domains'
const only = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: to, path: '^(src|graph)/' },
})

module.exports = {
  forbidden: [
    only('model-knows-nobody', '^src/model/', '^src/model/', 'src/model imports nothing of ours'),
    only(
      'core-is-pure',
      `^src/(${CORE})/`,
      `^src/(model|${CORE})/`,
      'pure rooms know the model, and the types of each other',
    ),
    {
      name: 'siblings-share-types-only',
      severity: 'error',
      comment: "a pure room never runs another's code: what needs both is a use case in src/app",
      from: { path: `^src/(${CORE})/` },
      to: { path: `^src/(${CORE})/`, pathNot: '^src/$1/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'siblings-through-index',
      severity: 'error',
      from: { path: `^src/(${CORE})/` },
      to: { path: `^src/(${CORE})/`, pathNot: `^src/($1/|(${CORE})/index[.]ts$)` },
    },
    only('stack-knows-model', '^src/stack/', '^src/(model|stack)/', 'the stack knows nothing of what its stores hold'),
    only(
      'config-knows-what-it-reads',
      '^src/config/',
      '^src/(model|config)/|^src/(identity|stack|projections/[^/]+)/index[.]ts$',
      'settings and the schemas of versioned YAML, through index.ts',
    ),
    only('app-knows-core', '^src/app/', `^src/(model|app|${CORE})/`, 'use cases know their ports, never adapters'),
    only(
      'faces-know-app',
      '^src/(api|worker|cli)/',
      `^src/(model|app|${CORE}|config|api|worker|cli)/`,
      'faces construct no stores',
    ),
    only(
      'adapters-know-ports',
      '^(graph|src/adapters)/',
      `^(graph|src/adapters|src/model|src/(${CORE})|src/app|src/worker/ports.ts)`,
      'adapters import core types and ports only',
    ),
    {
      name: 'adapters-take-types',
      severity: 'error',
      comment: 'ports and the words of the core are types; of our code an adapter runs only the model',
      from: { path: '^(graph|src/adapters)/' },
      to: { path: `^src/(app|worker|${CORE})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'faces-do-not-mix',
      severity: 'error',
      from: { path: '^src/(api|worker|cli)/' },
      to: { path: '^src/(api|worker|cli)/', pathNot: '^src/$1/' },
    },
    {
      name: 'only-main-constructs',
      severity: 'error',
      from: { pathNot: '^(src/main|graph|src/adapters)/' },
      to: { path: '^(graph|src/adapters)/' },
    },
    { name: 'nobody-imports-main', severity: 'error', from: { pathNot: '^src/main/' }, to: { path: '^src/main/' } },
    {
      name: 'only-graph-speaks-bolt',
      severity: 'error',
      from: { pathNot: '^graph/' },
      to: { path: 'node_modules/neo4j-driver' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
