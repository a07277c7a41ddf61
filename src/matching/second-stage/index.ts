export { correctedBits, type Examples, learnCorrections } from './second-stage.ts'
