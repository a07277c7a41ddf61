const LINES_MAX = 1_000

/** @returns the keys of a file's first JSON lines, and the paths within them: `customer`, `customer.email` */
export function jsonColumnsOf(head: Buffer): string[] {
  const columns = new Set<string>()
  const lines = head.toString().split('\n', LINES_MAX)
  // The last of several may be cut off by the head's end.
  for (const line of lines.length > 1 ? lines.slice(0, -1) : lines) addPaths(parsed(line), '', columns)
  return [...columns]
}

function addPaths(value: unknown, prefix: string, columns: Set<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  for (const [key, child] of Object.entries(value)) {
    columns.add(prefix + key)
    addPaths(child, `${prefix}${key}.`, columns)
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
