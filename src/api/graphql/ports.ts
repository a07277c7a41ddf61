import type { SourceEntry } from '../../app/sources/index.ts'
import type { RequestContext } from '../../model/index.ts'

/** Says how files are read. */
export interface SourceUseCases {
  /** `yaml`: the description's text, faulty or not. @throws SelfsameError FORBIDDEN */
  list(context: RequestContext): Promise<readonly (SourceEntry & { readonly yaml: string })[]>
  /** @param file its name, without a folder, and its first lines @returns YAML @throws SelfsameError FORBIDDEN, BAD_REQUEST */
  propose(context: RequestContext, file: { readonly name: string; readonly sample: string }): Promise<string>
}
