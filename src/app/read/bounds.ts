import { SelfsameError } from '../../model/index.ts'

/** A number of things that a caller may ask for; both ends are allowed. */
export interface Bounds {
  readonly min: number
  readonly max: number
}

/**
 * @param argument its name as the caller wrote it
 * @throws SelfsameError BAD_REQUEST when the number lies outside
 */
export function requireWithin(argument: string, count: number, { min, max }: Bounds): void {
  if (count >= min && count <= max) return
  throw new SelfsameError('BAD_REQUEST', `\`${argument}\` is ${count}; ${min} to ${max} are allowed`, {
    remedy: count > max ? 'Ask for less at a time' : 'Ask for more',
  })
}
