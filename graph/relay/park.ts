import { statement } from '../statement.ts'

interface Parameters {
  readonly name: string
  readonly epoch: number
  readonly position: number
  readonly fault: string
  readonly at: string
}

export const park = statement<Parameters, { name: string }>('relay/park')
