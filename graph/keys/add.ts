import { statement } from '../statement.ts'

interface Parameters {
  readonly id: string
  readonly hash: string
  readonly source: string
  readonly createdAt: string
  readonly trusted: boolean
}

export const add = statement<Parameters, { added: boolean }>('keys/add')
