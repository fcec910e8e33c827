import { expect, test } from 'vitest';
import { DatabaseUnusable, readConnectionUrl } from './connection-url.js';

test.each([
  ['postgres://anna:secret@db:5432/shop', ['postgres://anna:secret@db:5432/shop'], false],
  ['postgres://db/shop?sslmode=verify-full', ['postgres://db/shop?sslmode=verify-full'], false],
  ['postgres://a:5432,b:5433/shop', ['postgres://a:5432/shop', 'postgres://b:5433/shop'], true],
  ['postgres://a,b/shop?target_session_attrs=any', ['postgres://a/shop', 'postgres://b/shop'], false],
  [
    'postgresql://anna:p%40ss@a:1,[::1]:2/shop?target_session_attrs=read-write&application_name=x',
    ['postgresql://anna:p%40ss@a:1/shop?application_name=x', 'postgresql://anna:p%40ss@[::1]:2/shop?application_name=x'],
    true,
  ],
  ['postgres://db/shop?target_session_attrs=primary', ['postgres://db/shop'], true],
  ['no url at all', ['no url at all'], false],
])('given %s, the servers are found', (url, urls, writable) => expect(readConnectionUrl(url)).toEqual({ urls, writable }));

test.each(['allow', 'prefer', 'require', 'verify-ca'])('given sslmode=%s, the certificate is checked in full, without a warning', (mode) =>
  expect(readConnectionUrl(`postgres://db/shop?sslmode=${mode}&sslrootcert=/ca.pem`).urls).toEqual([
    'postgres://db/shop?sslmode=verify-full&sslrootcert=%2Fca.pem',
  ]),
);

test('given uselibpqcompat, sslmode keeps the meaning it has there', () =>
  expect(readConnectionUrl('postgres://db/shop?uselibpqcompat=true&sslmode=require').urls).toEqual([
    'postgres://db/shop?uselibpqcompat=true&sslmode=require',
  ]));

test.each([
  ['postgres://anna:secret@db/shop?sslmode=requier', 'sslmode=requier is none of allow, disable, no-verify'],
  ['postgres://anna:secret@db/shop?target_session_attrs=standby', 'target_session_attrs=standby is none of any, read-write, primary.'],
  ['postgres:///shop?host=a,b', 'Several servers are named in front of the path'],
])('given %s, it says what is not supported, without the password', (url, sentence) => {
  const refused = thrownBy(() => readConnectionUrl(url));
  expect(refused).toBeInstanceOf(DatabaseUnusable);
  expect(refused.message).toContain(sentence);
  expect(refused.message).not.toContain('secret');
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown');
}
