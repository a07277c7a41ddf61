import { totalmem } from 'node:os'

const MB = 1024 ** 2
const GB = 1024 ** 3

/** How the machine's memory is shared out among the embedded stores; the rest is for the service and the page cache of the system. */
export interface MemoryPlan {
  readonly neo4jHeapBytes: number
  readonly neo4jPageCacheBytes: number
  readonly logBytesMax: number
  readonly projectionsBytesMax: number
}

/** One million identifiers need about 1 GB of heap and 256 MB of page cache. */
export function planMemory(machineBytes: number): MemoryPlan {
  return {
    neo4jHeapBytes: clamp(machineBytes / 8, 512 * MB, 8 * GB),
    neo4jPageCacheBytes: clamp(machineBytes / 16, 128 * MB, 16 * GB),
    logBytesMax: clamp(machineBytes / 8, 256 * MB, 32 * GB),
    projectionsBytesMax: clamp(machineBytes / 8, 256 * MB, 32 * GB),
  }
}

/** @returns the machine's memory, or less where a container is allowed less */
export function machineMemoryBytes(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}

function clamp(bytes: number, min: number, max: number): number {
  const wholeMb = Math.floor(Math.min(max, Math.max(min, bytes)) / MB)
  return wholeMb * MB
}
