import { parseArgs } from 'node:util';
import { ConfigError } from '#platform/config/config-error';
import { isRole, type Role, roles } from '#platform/auth/principal';
import { answersHelp } from './answers-help.js';
import { localInstallation, signToken, type TokenRequest } from './local-installation.js';
import { OperatorError } from './operator-error.js';
import { LINK_EXPIRES, pageLink } from './page-link.js';

const usage = `npm run -s token -- --role <${roles.join('|')}> [--subject <id>] [--expires 1h] [--scopes <role,…>]
       npm run -s token -- --link [--role admin] [--subject <id>] [--expires ${LINK_EXPIRES}]   the console of what npm start runs, signed in`;

/** Prints a signed JWT for the local installation, and nothing else on standard output. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (answersHelp(args, `Usage: ${usage}`)) return;
  const { role: given, subject, expires, scopes, link = false } = readArguments(args);
  const role = given ?? (link ? 'admin' : undefined);
  if (!isRole(role)) throw new OperatorError(`--role ${role ?? 'is missing; it'} must be one of: ${roles.join(', ')}.`);
  if (subject === '') throw new OperatorError('--subject is empty: say whom the token stands for.');
  if (link) console.log(await linkFor({ role, subject, expires, scopes: readScopes(role, scopes) }));
  else console.log(await signToken({ role, subject, expires, scopes: readScopes(role, scopes) }));
}

async function linkFor(request: TokenRequest): Promise<string> {
  if (request.role === 'customer') throw new OperatorError('--link is for those who work here: a customer sees neither console nor desk.');
  const { runtime } = await localInstallation();
  if (runtime === undefined) throw new OperatorError('--link needs an installation that runs: npm start, in another terminal.');
  return pageLink(runtime.queryApiUrl, request);
}

interface Arguments {
  readonly role?: string;
  readonly subject?: string;
  readonly expires?: string;
  readonly scopes?: string;
  readonly link?: boolean;
}

function readArguments(args: string[]): Arguments {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { role: text, subject: text, expires: text, scopes: text, link: { type: 'boolean' } } }).values;
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new OperatorError(`${cause.message.split('. ')[0]}. Usage: ${usage}`, { cause });
  }
}

function readScopes(role: Role, given: string | undefined): Role[] | undefined {
  if (given === undefined) return undefined;
  if (role !== 'service') throw new OperatorError(`--scopes belong to the role service: a ${role} may do what a ${role} may.`);
  return given.split(',').map((scope) => {
    if (isRole(scope) && scope !== 'service') return scope;
    throw new OperatorError(
      `--scopes ${given}: ${scope || 'an empty word'} is none of ${roles.filter((name) => name !== 'service').join(', ')}.`,
    );
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
