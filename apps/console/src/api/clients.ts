import createClient from 'openapi-fetch';
import { settings } from '../settings.js';
import { type paths as CommandPaths } from './generated/command-api.js';
import { type paths as ProjectorPaths } from './generated/projector.js';
import { type paths as QueryPaths } from './generated/query-api.js';
import { send } from './send.js';

/** Typed by what the processes say of themselves. `answerOf` makes of their outcomes an answer or a problem. */
export const commands = createClient<CommandPaths>({ baseUrl: settings.commandApi, fetch: send });
export const queries = createClient<QueryPaths>({ baseUrl: settings.queryApi, fetch: send });
export const projector = createClient<ProjectorPaths>({ baseUrl: settings.projector, fetch: send });
