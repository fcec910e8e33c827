import { expect, test } from 'vitest';
import { isOutOfConnections } from './out-of-connections.js';

const withCode = (code: string, message: string) => Object.assign(new Error(message), { code });

test.each([
  ['a pool in full use', new Error('timeout exceeded when trying to connect')],
  ['a server', withCode('53300', 'sorry, too many clients already')],
  ['a role', withCode('53300', 'too many connections for role "anna"')],
  ['a pooler without room for clients', withCode('08P01', 'no more connections allowed (max_client_conn)')],
  ['a pooler whose connections are all in use', withCode('08P01', 'query_wait_timeout')],
])('%s gives out no more connections', (_, error) => expect(isOutOfConnections(error)).toBe(true));

test.each([
  ['a server that is away', withCode('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:5432')],
  ['a login that is refused', withCode('08P01', 'no such user: anna')],
  ['a server that is out of memory', withCode('53200', 'out of memory')],
  ['what is no error', 'too many connections'],
])('%s is something else', (_, error) => expect(isOutOfConnections(error)).toBe(false));
