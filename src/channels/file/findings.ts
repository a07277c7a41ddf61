import { type Fault, type FaultCode, faultOf } from '../../model/index.ts'
import { keyForField } from '../fields.ts'

/** What is wrong with one event: a fault refuses it, a notice says what was left out of it. */
export class Findings {
  readonly faults: Fault[] = []
  readonly notices: Fault[] = []

  /** @param message reads on from the column's name */
  refuse(code: FaultCode, column: string, message: string): null {
    this.faults.push(faultOf(code, keyForField(column), message))
    return null
  }

  leaveOut(code: FaultCode, column: string, message: string): void {
    this.notices.push(faultOf(code, keyForField(column), message))
  }
}
