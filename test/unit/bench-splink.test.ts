import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pythonWithSplink } from '../bench/splink/environment.ts'

describe('where Splink cannot be had', () => {
  it('says that there is no Python, and leaves nothing behind', async () => {
    const folder = newFolder()
    const python = await pythonWithSplink('no-such-python', folder)
    expect(python).toEqual({ kind: 'missing', reason: 'there is no no-such-python' })
    expect(existsSync(folder)).toBe(false)
  })

  it('says that it could not be installed when making the environment fails', async () => {
    const python = await pythonWithSplink('false', newFolder())
    expect(python).toMatchObject({ kind: 'missing', reason: expect.stringContaining('could not be installed') })
  })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-splink-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'python')
}
