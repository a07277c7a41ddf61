import { statement } from '../statement.ts'

export const noteRebuild = statement<{ name: string; epoch: number; rebuiltTo: string | null }, { name: string }>(
  'relay/note-rebuild',
)
