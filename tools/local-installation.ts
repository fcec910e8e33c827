import { rm } from 'node:fs/promises';
import path from 'node:path';
import { SignJWT } from 'jose';
import { type Role } from '#platform/auth/principal';
import { withSecretFiles } from '#platform/config/secret-files';
import { readJson, replaceFile } from './json-file.js';
import { OperatorError } from './operator-error.js';
import { isAlive } from './process-identity.js';
import { readOrMakeSecrets, type Secrets } from './secrets.js';

/** What runs now, written by `npm start`. */
export interface Runtime {
  /** The launcher's process. */
  readonly pid: number;
  readonly eventStoreUrl: string;
  /** Of the database that holds the read models; in the embedded mode the event store is in it too. */
  readonly postgresUrl: string;
  readonly commandApiUrl: string;
  readonly queryApiUrl: string;
  readonly projectorUrl: string;
}

export interface LocalInstallation {
  readonly dataDirectory: string;
  readonly secrets: Secrets;
  /** Undefined while `npm start` does not run. */
  readonly runtime: Runtime | undefined;
}

/**
 * The installation whose data lie under DATA_DIR. Makes its secrets if there are none yet.
 * @throws OperatorError where they cannot be read or made
 */
export async function localInstallation(): Promise<LocalInstallation> {
  const dataDirectory = dataFolder();
  return { dataDirectory, secrets: await readOrMakeSecrets(dataDirectory), runtime: await readRuntime(dataDirectory) };
}

export function dataFolder(): string {
  return path.resolve(process.env.DATA_DIR || '.data');
}

export interface TokenRequest {
  readonly role: Role;
  /** For a customer the customerId. Default: `local-<role>`. */
  readonly subject?: string | undefined;
  /** A number with s, m, h or d. Default: 1h. */
  readonly expires?: string | undefined;
  /** The roles that a service acts in. */
  readonly scopes?: readonly Role[] | undefined;
}

/**
 * A token that the local installation accepts, whether it runs or not.
 * @throws OperatorError where `expires` is no such span
 */
export async function signToken({ role, subject = `local-${role}`, expires = '1h', scopes }: TokenRequest): Promise<string> {
  if (!/^[1-9]\d{0,8}[smhd]$/.test(expires))
    throw new OperatorError(`--expires ${expires} is no span of time: write a number with s, m, h or d, such as 30m.`);
  const secret = withSecretFiles(process.env).JWT_SECRET || (await readOrMakeSecrets(dataFolder())).jwtSecret;
  return new SignJWT({ role, ...(scopes && { scopes }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));
}

export async function writeRuntime(dataDirectory: string, runtime: Runtime): Promise<void> {
  await replaceFile(runtimeFile(dataDirectory), runtime);
}

export async function removeRuntime(dataDirectory: string): Promise<void> {
  await rm(runtimeFile(dataDirectory), { force: true });
}

/** A killed launcher leaves the file behind; then nothing of it runs any more. */
async function readRuntime(dataDirectory: string): Promise<Runtime | undefined> {
  const runtime = await readJson(runtimeFile(dataDirectory));
  return typeof runtime?.pid === 'number' && isAlive(runtime.pid) ? (runtime as unknown as Runtime) : undefined;
}

function runtimeFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'runtime.json');
}
