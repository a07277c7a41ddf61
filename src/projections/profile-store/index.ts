/**
 * The profile store: identity and attributes by profile id and by identifier, following the changes.
 *
 * Decides what a change means for it. Must not know where profiles are kept, nor who reads them.
 */
export type * from './ports.ts'
export { profileStoreConsumer } from './profile-store.ts'
