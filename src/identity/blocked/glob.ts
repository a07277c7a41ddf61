/**
 * A pattern in which `*` stands for any text, none included; everything else stands for itself. Matched from piece to
 * piece, in time that grows with the lengths alone, because what is matched is whatever somebody sends.
 */
export function globMatcher(pattern: string): (value: string) => boolean {
  const [prefix = '', ...pieces] = pattern.split('*')
  const suffix = pieces.pop()
  if (suffix === undefined) return (value) => value === prefix
  return (value) => {
    if (value.length < prefix.length + suffix.length) return false
    if (!value.startsWith(prefix) || !value.endsWith(suffix)) return false
    return holdsInOrder(value.slice(prefix.length, value.length - suffix.length), pieces)
  }
}

function holdsInOrder(text: string, pieces: readonly string[]): boolean {
  let from = 0
  for (const piece of pieces) {
    const at = text.indexOf(piece, from)
    if (at === -1) return false
    from = at + piece.length
  }
  return true
}
