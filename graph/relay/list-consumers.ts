import type { ConsumerEntry } from '../../src/app/relay/ports.ts'
import { statement } from '../statement.ts'

export const listConsumers = statement<object, ConsumerEntry>('relay/list-consumers')
