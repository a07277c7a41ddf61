import { SelfsameError } from '../../model/index.ts'

/** As Node and DuckDB put it: no space, no more of a user's share, a file larger than is allowed. */
const FULL = /ENOSPC|EDQUOT|EFBIG|No space left|quota exceeded|File too large/i

/** Writes results. @throws SelfsameError UNAVAILABLE when the disk takes no more; all else as it comes */
export async function written<Answer>(write: () => Promise<Answer>): Promise<Answer> {
  try {
    return await write()
  } catch (error) {
    const cause = error instanceof SelfsameError && error.cause instanceof Error ? error.cause : error
    if (!(cause instanceof Error) || !FULL.test(cause.message)) throw error
    throw new SelfsameError('UNAVAILABLE', 'The results cannot be written: the disk is full', {
      cause,
      remedy: 'Free disk space, raise the limit on the size of files, or name a folder on another disk',
    })
  }
}
