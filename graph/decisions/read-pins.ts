import type { PinColumns } from '../identity/decode-verdict.ts'
import { statement } from '../statement.ts'

type Columns = PinColumns & { readonly withdrawnAt: string | null }

export const readPins = statement<{ ids: readonly string[] }, Columns>('decisions/read-pins')
