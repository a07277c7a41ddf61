export { kinShares, kinTables, kinWeight } from './kin.ts'
