import { nearest, SelfsameError } from '../../model/index.ts'
import type { TraitFigure } from '../../projections/traits/index.ts'
import { requireWithin } from './bounds.ts'

const NAMES_BOUNDS = { min: 1, max: 100 }

/**
 * @param names null for all
 * @returns those asked for, in the order of the names
 * @throws SelfsameError BAD_REQUEST for an unknown name, with the one that may be meant
 */
export function traitsNamed(figures: readonly TraitFigure[], names: readonly string[] | null): TraitFigure[] {
  if (names === null) return [...figures]
  requireWithin('names', names.length, NAMES_BOUNDS)
  return names.map((name) => figures.find((figure) => figure.name === name) ?? unknown(name, figures))
}

function unknown(asked: string, figures: readonly TraitFigure[]): never {
  const known = figures.map(({ name }) => name)
  const meant = nearest(asked, known)
  throw new SelfsameError(
    'BAD_REQUEST',
    `There is no trait ${asked}${meant === null ? '' : `; did you mean ${meant}?`}`,
    {
      remedy: 'config/traits.yaml defines them',
    },
  )
}
