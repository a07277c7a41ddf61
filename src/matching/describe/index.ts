export { keyWords, ruleWords } from './key-words.ts'
export { KIND_WORDS } from './kind-words.ts'
export { levelWords } from './level-words.ts'
export { signedBits } from './signed-bits.ts'
