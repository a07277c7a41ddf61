import { SelfsameError } from '../../model/index.ts'

/** @param found reads on from the file's name */
export function unusable(name: string, found: string, remedy: string, cause?: unknown): SelfsameError {
  return new SelfsameError('BAD_REQUEST', `The file ${name} ${found}`, { remedy, cause })
}
