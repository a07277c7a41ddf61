export { againstKin, kinShares, kinTables, kinWeight } from './kin.ts'
