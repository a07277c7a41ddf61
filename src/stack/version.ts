/** @returns true when version `a` (`6.2.11`) is before `b`; patch levels count for nothing: they read each other's files */
export function isOlder(a: string, b: string): boolean {
  const [aMajor, aMinor] = majorAndMinor(a)
  const [bMajor, bMinor] = majorAndMinor(b)
  return aMajor < bMajor || (aMajor === bMajor && aMinor < bMinor)
}

function majorAndMinor(version: string): [number, number] {
  const [major, minor] = version.split('.').map((part) => Number.parseInt(part, 10))
  return [major ?? 0, minor ?? 0]
}
