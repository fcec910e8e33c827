import { AccessDenied } from '../errors.js';

export interface ConnectionSettings {
  readonly hosts: readonly { readonly address: string; readonly port: number }[];
  /** Whether the host is a name to discover a cluster by. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly files: { readonly tlsCAFile?: string; readonly userCertFile?: string; readonly userKeyFile?: string };
  readonly options: {
    readonly connectionName?: string;
    readonly defaultDeadline?: number;
    readonly keepAliveInterval?: number;
    readonly keepAliveTimeout?: number;
    readonly maxDiscoverAttempts?: number;
    readonly discoveryInterval?: number;
    readonly gossipTimeout?: number;
  };
}

type Numbers = 'defaultDeadline' | 'keepAliveInterval' | 'keepAliveTimeout' | 'maxDiscoverAttempts' | 'discoveryInterval' | 'gossipTimeout';

const FILES = ['tlsCAFile', 'userCertFile', 'userKeyFile'] as const;
const NUMBERS: readonly Numbers[] = [
  'defaultDeadline',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
];
const FORM = /^esdb(?<discover>\+discover)?:\/\/(?:(?<credentials>[^/?]*)@)?(?<hosts>[^@/?]+)\/*(?:\?(?<options>.*))?$/;

/**
 * Reads `esdb://user:password@host:port,host:port?option=value` and `esdb+discover://`. Our own reading, since the client's prints the whole
 * string, password included, at an option it does not know, and takes others that do not do what they say.
 * @throws AccessDenied that names what is wrong and never repeats the string
 */
export function parseConnectionString(text: string): ConnectionSettings {
  const parts = FORM.exec(text.trim())?.groups;
  if (!parts) throw refusal('it does not read esdb://user:password@host:port?option=value');
  const { tls = true, ...options } = readOptions(parts['options'] ?? '');
  const { tlsCAFile, userCertFile, userKeyFile, ...rest } = options;
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) throw refusal('userCertFile and userKeyFile go together');
  return {
    hosts: (parts['hosts'] ?? '').split(',').map(readHost),
    discover: parts['discover'] !== undefined,
    tls,
    ...(parts['credentials'] === undefined ? {} : { credentials: readCredentials(parts['credentials']) }),
    files: { tlsCAFile, userCertFile, userKeyFile },
    options: rest,
  };
}

interface Options extends Partial<Record<Numbers | (typeof FILES)[number] | 'connectionName', string | number>> {
  tls?: boolean;
}

function readOptions(text: string): { tls?: boolean } & ConnectionSettings['files'] & ConnectionSettings['options'] {
  const options: Options = {};
  for (const pair of text.split('&').filter((part) => part !== '')) {
    const [rawName = '', value = '', ...more] = pair.split('=');
    const name = flatten(rawName);
    const is = (known: string) => flatten(known) === name;
    const number = NUMBERS.find(is);
    const file = FILES.find(is);
    if (value === '' || more.length > 0) throw refusal(`the option ${printable(rawName)} has no value of the form name=value`);
    if (number) options[number] = readNumber(number, value);
    else if (file) options[file] = decode(value, file);
    else if (is('connectionName')) options.connectionName = decode(value, 'connectionName');
    else if (is('tls')) options.tls = readFlag('tls', value);
    else if (is('tlsVerifyCert'))
      mustBe('tlsVerifyCert', value, 'true', 'the client verifies certificates whatever it says; name the authority with tlsCAFile');
    else if (is('throwOnAppendFailure')) mustBe('throwOnAppendFailure', value, 'true', 'a failed append must be heard of');
    else if (is('nodePreference')) mustBe('nodePreference', value, 'leader', 'only the leader has everything that was acknowledged');
    else throw refusal(`there is no option ${printable(rawName)}`);
  }
  return options as ReturnType<typeof readOptions>;
}

function readHost(text: string): { address: string; port: number } {
  const [address = '', port = '2113', ...more] = text.split(':');
  if (!/^[\w.-]+$/.test(address) || more.length > 0) throw refusal('a host is a name or an IPv4 address, with :port where it is not 2113');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw refusal('the port is not a port number');
  return { address, port: Number(port) };
}

function readCredentials(text: string): { username: string; password: string } {
  const [username = '', password = '', ...more] = text.split(':');
  if (username === '' || password === '' || more.length > 0)
    throw refusal('credentials read user:password@, with %3A for a colon and %40 for an @ inside them');
  return { username: decode(username, 'user'), password: decode(password, 'password') };
}

function readNumber(name: Numbers, value: string): number {
  const number = Number(value);
  const off = name.startsWith('keepAlive') && number === -1;
  if (!Number.isInteger(number) || (number <= 0 && !off)) throw refusal(`${name} is not a positive number`);
  if (name === 'keepAliveInterval' && !off && number < 10_000) throw refusal('keepAliveInterval is at least 10000');
  return number;
}

function readFlag(name: string, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw refusal(`${name} is either true or false`);
  return value === 'true';
}

function mustBe(name: string, value: string, only: string, why: string): void {
  if (flatten(value) !== only) throw refusal(`${name} can only be ${only}: ${why}`);
}

function decode(value: string, what: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw refusal(`${what} is not written as in a URL`);
  }
}

/** The client takes tls_ca_file for tlsCAFile, and so do we. */
function flatten(name: string): string {
  return name.trim().toLowerCase().replace(/[_-]/g, '');
}

/** What stands where a name is expected may be a piece of a password. */
function printable(name: string): string {
  return /^[A-Za-z_-]{1,30}$/.test(name) ? name : '(unreadable)';
}

function refusal(reason: string): AccessDenied {
  return new AccessDenied(`EVENT_STORE_URL is not a connection string for EventStoreDB: ${reason}.`);
}
