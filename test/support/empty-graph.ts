import { emptyGraph, testGraph } from './graph.ts'

/** Before each file: nobody is known and no lane was ever written, so that each file has rules, positions and epochs of its own. */
const graph = await testGraph()
await emptyGraph(graph)
await graph.close()
