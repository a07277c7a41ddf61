import type { RequestContext } from '../../model/index.ts'

/** Says how files are read. */
export interface SourceUseCases {
  /** @throws SelfsameError FORBIDDEN */
  list(context: RequestContext): Promise<readonly { readonly name: string; readonly yaml: string }[]>
  /** @param file its name, without a folder, and its first lines @returns YAML @throws SelfsameError FORBIDDEN, BAD_REQUEST */
  propose(context: RequestContext, file: { readonly name: string; readonly sample: string }): Promise<string>
}
