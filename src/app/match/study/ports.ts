import type { MatchRequest } from '../request.ts'

/** Files to look at. */
export type FilesRequest = Pick<MatchRequest, 'paths' | 'idColumn' | 'truthColumn'>

/** Files to look at as a run with this model or these settings would. */
export type StudyRequest = FilesRequest & Pick<MatchRequest, 'modelPath' | 'settingsPath' | 'isLinkOnly'>
