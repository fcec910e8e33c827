/** `npm run migrate`: exit code 0 when everything is up to date, 3 where a check finds something due, 2 where a person has to change something. */
import { parseArgs } from 'node:util';
import { EventStoreError } from '#event-store/errors';
import { ConfigError, loadConfig } from '#platform/config/config';
import { withConnection } from './connection.js';
import { DatabaseUnusable } from '#postgres/connection-url';
import { isLasting, reasonOf } from '#postgres/refusals';
import { SchemaRefused } from '#postgres/schema';
import { answersHelp } from '../answers-help.js';
import { OperatorError } from '../operator-error.js';
import { awaitDatabases } from '../start/prepare-databases.js';
import { grantTo } from './grants.js';
import { lookAt, migratePart, schemasOf, type SchemaPart, type Standing } from './schemas.js';

const DUE = 3;
const usage = `Usage: npm run migrate -- [--check] [--grant-to <role>]
  Brings the schemas of the log, the read models, the processes, the budgets and the keys up to date, in the databases of EVENT_STORE_URL,
  READ_MODELS_URL and KEYS_URL. Safe to run again, by several at once, and while the processes run.
  --check            changes nothing; says what is due, and ends with ${DUE} where something is
  --grant-to <role>  lets that role do the work of the processes, and no more; docs/configuration.md says how the two roles are made`;

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (answersHelp(args, usage)) return 0;
  const { check, role } = read(args);
  const {
    EVENT_STORE_URL: eventStoreUrl,
    READ_MODELS_URL: readModelsUrl,
    KEYS_URL: keysUrl,
  } = loadConfig(process.env, ['EVENT_STORE_URL', 'READ_MODELS_URL']);
  const urls = { eventStoreUrl, readModelsUrl, keysUrl };
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  if (!(await awaitDatabases(urls, (text) => console.error(text), stop.signal))) return 1;
  const parts = schemasOf(urls);
  if (!parts.some(({ setting }) => setting === 'EVENT_STORE_URL'))
    console.log('event_store: EVENT_STORE_URL is EventStoreDB, which needs no schema');
  let due = false;
  for (const part of parts) {
    const before = await look(part);
    due ||= before.due.length > 0;
    if (check) console.log(`${part.schema.name}: ${inWords(before)}`);
    else await change(part, before, role);
  }
  return check && due ? DUE : 0;
}

async function change(part: SchemaPart, before: Standing, role: string | undefined): Promise<void> {
  await migratePart(part);
  if (role !== undefined) await withConnection(part.url, (client) => grantTo(role, part, client));
  const { version } = await look(part);
  const done = before.due.length === 0 ? 'as it was' : `done: ${before.due.join(', ')}`;
  console.log(`${part.schema.name}: version ${version}, ${done}${role === undefined ? '' : `; ${role} may use it`}`);
}

function look(part: SchemaPart): Promise<Standing> {
  return withConnection(part.url, (client) => lookAt(part, client));
}

function inWords({ version, known, due }: Standing): string {
  const stands = version === 0 ? 'not there' : `version ${version}`;
  if (due.length > 0) return `${stands}, this code knows ${known}; due: ${due.join(', ')}`;
  return version > known ? `${stands}, newer than this code, which may run beside it` : `${stands}, up to date`;
}

function read(args: string[]): { readonly check: boolean; readonly role: string | undefined } {
  try {
    const { values } = parseArgs({ args, options: { check: { type: 'boolean', default: false }, 'grant-to': { type: 'string' } } });
    const { check, 'grant-to': role } = values;
    if (check && role !== undefined) throw new OperatorError('--check changes nothing: leave out --grant-to.', { exitCode: 2 });
    if (role === '') throw new OperatorError('--grant-to is empty: name the role that runs the processes.', { exitCode: 2 });
    return { check, role };
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message.split('. ')[0]}.\n${usage}`, { cause, exitCode: 2 });
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const sentence = sentenceFor(error);
  if (sentence === undefined) throw error;
  console.error(sentence);
  process.exitCode = error instanceof OperatorError ? error.exitCode : 2;
}

/** @returns undefined for an error that nobody has foreseen */
function sentenceFor(error: unknown): string | undefined {
  if (error instanceof OperatorError || error instanceof ConfigError || error instanceof SchemaRefused) return error.message;
  if (error instanceof DatabaseUnusable || error instanceof EventStoreError) return error.message;
  return isLasting(error) ? `The database refuses: ${reasonOf(error)}.` : undefined;
}
