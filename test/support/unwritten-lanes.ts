import { rowsOf, testGraph } from './graph.ts'

/** Before each file: no lane has ever been written, so that each file's writers may begin at any position and epoch. */
const graph = await testGraph()
await rowsOf(graph, "MATCH (c:Cursor) SET c.position = '0-0', c.epoch = 0")
await graph.close()
