export { explanationSentence } from './sentence.ts'
export { type Waterfall, waterfallOf } from './waterfall.ts'
