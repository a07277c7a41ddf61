/**
 * Stores of objects: a directory of this machine. They keep bytes under paths, and must not know what the bytes are.
 */
export { DirectoryStore } from './directory-store.ts'
