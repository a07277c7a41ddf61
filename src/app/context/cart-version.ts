import { digest } from '../../model/index.ts'
import type { CartVersions } from '../../projections/context/index.ts'

/** @returns opaque: the same as long as no cart of the person changes and no vertex comes or goes that has one */
export function versionOf(versions: CartVersions): string {
  const known = [...versions].filter(([, version]) => version > 0).map(([key, version]) => `${version} ${key}`)
  return digest(`cart/${known.toSorted().join('\n')}`)
}
