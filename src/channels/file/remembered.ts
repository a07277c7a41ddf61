const VALUES_MAX = 10_000
/** Longer ones are no numbers or times, and would fill the memory. */
const TEXT_LENGTH_MAX = 64

/**
 * Reads each text once: a file's quantities, prices and times are few different ones, told over and over.
 * Forgets all when it knows too many.
 */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as Value
    const value = read(text)
    if (text.length > TEXT_LENGTH_MAX) return value
    if (known.size === VALUES_MAX) known.clear()
    known.set(text, value)
    return value
  }
}
