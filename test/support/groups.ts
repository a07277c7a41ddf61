/** What is where: sets of values by key, none kept empty. */
export class Groups<K, V> {
  readonly #members = new Map<K, Set<V>>()

  of(key: K): ReadonlySet<V> {
    return this.#members.get(key) ?? NONE
  }

  add(key: K, value: V): void {
    const there = this.#members.get(key)
    if (there === undefined) this.#members.set(key, new Set([value]))
    else there.add(value)
  }

  remove(key: K, value: V): void {
    const there = this.#members.get(key)
    if (there?.delete(value) === true && there.size === 0) this.#members.delete(key)
  }

  [Symbol.iterator](): IterableIterator<[K, ReadonlySet<V>]> {
    return this.#members[Symbol.iterator]()
  }
}

const NONE: ReadonlySet<never> = new Set()
