import { statement } from '../statement.ts'

export const register = statement<
  { name: string; keepsChanges: boolean; keepsPlace: boolean; begins: 'oldest' | 'newest' },
  object
>('relay/register')
