import type { Option } from 'commander'
import { DEFAULT_SCENARIO } from '../../app/demo/index.ts'
import { option, wholeNumber } from '../options.ts'

export function peopleOption(): Option {
  const people = option('--people <count>', 'how many people the demo has', 'SELFSAME_PEOPLE')
  return people.argParser(wholeNumber(10, 20_000)).default(DEFAULT_SCENARIO.people)
}

export function seedOption(): Option {
  const seed = option('--seed <number>', 'which demo: the same number gives the same one', 'SELFSAME_SEED')
  return seed.argParser(wholeNumber(0, 2 ** 31)).default(DEFAULT_SCENARIO.seed)
}
