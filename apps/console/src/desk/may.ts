import { holds } from '../sign-in/roles.js';
import { claims } from '../sign-in/session.js';
import { type Doing, doers } from './doings.js';

/** Whether to offer it to who is signed in; the servers decide. */
export const may = (doing: Doing): boolean => holds(claims.value?.roles ?? [], doers[doing]);
