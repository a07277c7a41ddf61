export { correctedBits, learnCorrections } from './second-stage.ts'
