import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned } from './signature.js';

const secret = 'a-webhook-secret-for-tests-of-32-characters';
const body = Buffer.from('{"id":"evt-1","reason":"café 🦉"}');
const now = new Date('2026-11-21T08:00:00.500Z');
const time = Math.floor(now.getTime() / 1_000);
const v1 = (at: number | string = time, of: Buffer = body, by = secret) =>
  createHmac('sha256', by).update(`${at}.`).update(of).digest('hex');

describe('A signature is the provider’s', () => {
  it('as openssl makes it: printf "$t.$body" | openssl dgst -sha256 -hmac $secret', () => {
    const known = '4dd9d03df71db186a2e6c50ebcdc1d9ac263506bac6cafc660a2e1598c4080b9';
    expect(isSigned(secret, `t=1795248000,v1=${known}`, Buffer.from('{"id":"evt-1"}'), now)).toBe(true);
  });

  it.each([
    ['over time and bytes', `t=${time},v1=${v1()}`],
    ['in capital letters', `t=${time},v1=${v1().toUpperCase()}`],
    ['in any order, with blanks', ` v1=${v1()} , t=${time}`],
    ['beside one of an old secret', `t=${time},v1=${v1(time, body, 'the-old-secret')},v1=${v1()}`],
    ['beside names that are not known', `t=${time},v0=abc,v1=${v1()},v2=def`],
    ['five minutes old', `t=${time - 300},v1=${v1(time - 300)}`],
    ['five minutes ahead', `t=${time + 300},v1=${v1(time + 300)}`],
  ])('%s', (_name, header) => {
    expect(isSigned(secret, header, body, now)).toBe(true);
  });
});

describe('A signature is not the provider’s', () => {
  it.each([
    ['where there is none', undefined],
    ['where it is empty', ''],
    ['where it is no list of names', 'hello'],
    ['without a time', `v1=${v1()}`],
    ['without a v1', `t=${time}`],
    ['over another time', `t=${time - 1},v1=${v1()}`],
    ['over other bytes', `t=${time},v1=${v1(time, Buffer.from('{}'))}`],
    ['with another secret', `t=${time},v1=${v1(time, body, 'another-secret')}`],
    ['cut short', `t=${time},v1=${v1().slice(0, 62)}`],
    ['with more behind it', `t=${time},v1=${v1()}00`],
    ['that is not hex', `t=${time},v1=${'z'.repeat(64)}`],
    ['under another name', `t=${time},v0=${v1()}`],
    ['of a time that is no number', `t=now,v1=${v1('now')}`],
    ['of a negative time', `t=-1,v1=${v1(-1)}`],
    ['with two times', `t=${time},t=${time},v1=${v1()}`],
    ['older than five minutes', `t=${time - 301},v1=${v1(time - 301)}`],
    ['further ahead than five minutes', `t=${time + 301},v1=${v1(time + 301)}`],
  ])('%s', (_name, header) => {
    expect(isSigned(secret, header, body, now)).toBe(false);
  });
});
