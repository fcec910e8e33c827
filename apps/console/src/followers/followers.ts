import { bodyOf } from '../api/answer.js';
import { queries } from '../api/clients.js';
import { type operations } from '../api/generated/query-api.js';

export type Followers = operations['getProjections']['responses'][200]['content']['application/json'];
/** A generation of a view, or a process manager. */
export type Follower = Followers['items'][number];

export const readFollowers = (signal: AbortSignal): Promise<Followers> => bodyOf(queries.GET('/projections', { signal }));
