/**
 * Connected pieces of a graph, by union-find with path halving.
 *
 * @param groups each group's keys are connected with each other
 * @returns key to its piece's number, counted from 0 in order of first appearance
 */
export function connect<K>(groups: Iterable<readonly K[]>): Map<K, number> {
  const parents = new Map<K, K>()
  for (const group of groups)
    for (const key of group) {
      if (!parents.has(key)) parents.set(key, key)
      parents.set(rootOf(parents, key), rootOf(parents, group[0] as K))
    }
  const keys = [...parents.keys()]
  const roots = [...new Set(keys.map((key) => rootOf(parents, key)))]
  const numbers = new Map(roots.map((root, number) => [root, number]))
  return new Map(keys.map((key) => [key, numbers.get(rootOf(parents, key)) as number]))
}

function rootOf<K>(parents: Map<K, K>, key: K): K {
  let at = key
  for (let parent = parents.get(at) as K; parent !== at; parent = parents.get(at) as K) {
    const grandparent = parents.get(parent) as K
    parents.set(at, grandparent)
    at = grandparent
  }
  return at
}
