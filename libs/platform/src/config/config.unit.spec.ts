import { expect, test } from 'vitest';
import { loadConfig } from './config.js';

const load = (variables: NodeJS.ProcessEnv) => () => loadConfig(variables, []);

test.each([
  ['RATE_LIMIT_READS', '-1', 'from 0 to 1000000000'],
  ['RATE_LIMIT_READS', '1.5', 'from 0 to 1000000000'],
  ['RATE_LIMIT_READS', '1e3', 'from 0 to 1000000000'],
  ['MAX_IN_FLIGHT', '0', 'from 1 to 100000'],
  ['COMMAND_API_PORT', '65536', 'from 0 to 65535'],
  ['COMMAND_API_PORT', '9'.repeat(30), 'from 0 to 65535'],
  ['KEEP_ALIVE_MS', 'soon', 'from 100 to 3600000'],
])('%s=%s is refused with the numbers that may stand there', (variable, value, range) => {
  expect(load({ [variable]: value })).toThrow(`${variable} is not usable: must be a whole number ${range}`);
});

test('a choice is refused with the choices', () => {
  expect(load({ LOG_LEVEL: 'loud' })).toThrow('LOG_LEVEL is not usable: must be one of trace, debug, info, warn, error, fatal, silent');
});
