import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountFor } from '#tools/embedded-postgres/account';
import { type PostgresServer, startPostgres } from '#tools/embedded-postgres/server';
import { freePort } from '#tools/free-port';
import { askServer } from './await-server.js';

let folder: string;
let server: PostgresServer;

/** A server whose certificate is of `localhost`, signed by itself, so it is also the authority to trust. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'orderline-tls-'));
  await chmod(folder, 0o755);
  const [key, certificate] = [path.join(folder, 'server.key'), path.join(folder, 'server.crt')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const files = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', ...subject, ...files], { stdio: 'ignore' });
  await mkdir(path.join(folder, 'data'));
  const account = await accountFor(path.join(folder, 'data'));
  await chmod(key, 0o600);
  if (account !== undefined) await chown(key, account.uid, account.gid);
  server = await startPostgres({
    dataDirectory: path.join(folder, 'data', 'postgres'),
    port: await freePort(),
    password: 'test',
    settings: { fsync: 'off', ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key },
    logFile: path.join(folder, 'postgres.log'),
  });
});

afterAll(async () => {
  await server.stop('immediate');
  await rm(folder, { recursive: true });
});

const trusted = () => `sslrootcert=${folder}/server.crt`;

test.each([
  ['nothing is asked for', '127.0.0.1', () => '', undefined],
  ['sslmode=disable', 'localhost', () => 'sslmode=disable', undefined],
  ['no-verify: encrypted, whoever it is', '127.0.0.1', () => 'sslmode=no-verify', undefined],
  ['require, with the authority, by the name in the certificate', 'localhost', () => `sslmode=require&${trusted()}`, undefined],
  ['require, without the authority', 'localhost', () => 'sslmode=require', /self-signed certificate/],
  ['prefer, without the authority', 'localhost', () => 'sslmode=prefer', /self-signed certificate/],
  ['verify-ca, by another name', '127.0.0.1', () => `sslmode=verify-ca&${trusted()}`, /IP: 127.0.0.1 is not in the cert/],
  ['verify-full, by another name', '127.0.0.1', () => `sslmode=verify-full&${trusted()}`, /IP: 127.0.0.1 is not in the cert/],
  ['libpq’s require, without the authority', '127.0.0.1', () => 'uselibpqcompat=true&sslmode=require', undefined],
  ['libpq’s verify-ca, by another name', '127.0.0.1', () => `uselibpqcompat=true&sslmode=verify-ca&${trusted()}`, undefined],
])('given %s, the certificate is checked as documented', async (_, host, query, refusal) => {
  const url = new URL(server.url);
  url.hostname = host;
  url.search = query();
  const asked = askServer({ setting: 'READ_MODELS_URL', url: url.href });

  if (refusal === undefined) expect(await asked).toBeUndefined();
  else await expect(asked).rejects.toThrow(refusal);
});
