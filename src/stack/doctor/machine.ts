import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { machineMemoryBytes, planMemory } from '../embedded/memory.ts'
import type { Providers } from '../providers/choose.ts'
import type { StackSettings } from '../settings.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

/** What is read from the machine. */
export interface Machine {
  freeDiskBytes(folder: string): number
  memoryBytes(): number
}

export const MACHINE: Machine = {
  freeDiskBytes(folder) {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  },
  memoryBytes: machineMemoryBytes,
}

const GB = 1024 ** 3
/** One million identifiers take 0.6 GB in the graph, and their events as much again on the log. */
const DISK_BYTES_MIN = 2 * GB
const DISK_BYTES_ENOUGH = 10 * GB
const MEMORY_BYTES_MIN = 2 * GB

export function examineDisk(home: string, machine: Machine): Finding {
  const folder = nearestFolder(home)
  const freeBytes = machine.freeDiskBytes(folder)
  const found = `${gigabytes(freeBytes)} free at ${folder}`
  const remedy = 'Free some space, or set SELFSAME_HOME to a directory on a larger disk'
  if (freeBytes < DISK_BYTES_MIN) return fault('Disk', `${found}; ${gigabytes(DISK_BYTES_MIN)} are needed`, remedy)
  if (freeBytes < DISK_BYTES_ENOUGH)
    return warning('Disk', `${found}; ${gigabytes(DISK_BYTES_ENOUGH)} are advised`, remedy)
  return ok('Disk', found)
}

/** Empty when none of the stores' memory is ours to plan. */
export function examineMemory(settings: StackSettings, providers: Providers, machine: Machine): Finding[] {
  if (!Object.values(providers).some((provider) => provider !== 'explicit')) return []
  const memoryBytes = machine.memoryBytes()
  const plannedBytes = planned(settings, providers, memoryBytes)
  const found = `${gigabytes(memoryBytes)}, of which the stores may take ${gigabytes(plannedBytes)}`
  if (memoryBytes < MEMORY_BYTES_MIN)
    return [
      fault(
        'Memory',
        `${found}; ${gigabytes(MEMORY_BYTES_MIN)} are needed`,
        'Use a larger machine, or stores on another one: NEO4J_URI, REDIS_URL, REDIS_LOG_URL',
      ),
    ]
  if (plannedBytes > memoryBytes * 0.8)
    return [
      warning('Memory', found, 'Lower SELFSAME_NEO4J_HEAP_MB, SELFSAME_NEO4J_PAGECACHE_MB or SELFSAME_LOG_BYTES_MAX'),
    ]
  return [ok('Memory', found)]
}

function planned(settings: StackSettings, providers: Providers, memoryBytes: number): number {
  const plan = planMemory(memoryBytes)
  const neo4j =
    (settings.neo4j.heapBytes ?? plan.neo4jHeapBytes) + (settings.neo4j.pageCacheBytes ?? plan.neo4jPageCacheBytes)
  const log = settings.logBytesMax ?? plan.logBytesMax
  const parts = [
    providers.neo4j === 'explicit' ? 0 : neo4j,
    providers.redisLog === 'explicit' ? 0 : log,
    providers.redis === 'explicit' ? 0 : plan.projectionsBytesMax,
  ]
  return parts.reduce((sum, bytes) => sum + bytes, 0)
}

/** The data directory may not be there yet. */
function nearestFolder(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestFolder(dirname(path))
}

function gigabytes(bytes: number): string {
  return `${(bytes / GB).toFixed(1)} GB`
}
