import { describe, expect, it } from 'vitest';
import { AccessDenied } from '../errors.js';
import { parseConnectionString } from './connection-string.js';

describe('a connection string', () => {
  it('of one node has TLS and the usual port unless it says otherwise', () => {
    expect(parseConnectionString('esdb://localhost')).toEqual({
      hosts: [{ address: 'localhost', port: 2113 }],
      discover: false,
      tls: true,
      files: {},
      options: {},
    });
  });

  it('of a cluster names its nodes, or one name to discover them by', () => {
    expect(parseConnectionString('esdb://one:1,two:2,three').hosts).toEqual([
      { address: 'one', port: 1 },
      { address: 'two', port: 2 },
      { address: 'three', port: 2113 },
    ]);
    expect(parseConnectionString('esdb+discover://cluster.example:2113/').discover).toBe(true);
  });

  it('has credentials as in a URL', () => {
    expect(parseConnectionString('esdb://ad%40min:s%3Ae%2Fc%3Fr%40t@host:1?tls=false')).toMatchObject({
      credentials: { username: 'ad@min', password: 's:e/c?r@t' },
      tls: false,
    });
  });

  it('has options, in any spelling that the client takes', () => {
    const text =
      'esdb://host/?tls=true&tls-ca-file=%2Fcerts%2Fca.pem&KEEPALIVEINTERVAL=-1&keepAliveTimeout=20000&defaultDeadline=3000' +
      '&connectionName=order%20line&maxDiscoverAttempts=3&discoveryInterval=100&gossipTimeout=5&nodePreference=Leader&tlsVerifyCert=true&throwOnAppendFailure=true';
    expect(parseConnectionString(text)).toMatchObject({
      tls: true,
      files: { tlsCAFile: '/certs/ca.pem' },
      options: {
        keepAliveInterval: -1,
        keepAliveTimeout: 20_000,
        defaultDeadline: 3_000,
        connectionName: 'order line',
        maxDiscoverAttempts: 3,
        discoveryInterval: 100,
        gossipTimeout: 5,
      },
    });
  });

  it.each([
    ['no string at all', '', 'it does not read'],
    ['another protocol', 'http://user:hunter2@host:2113', 'it does not read'],
    ['no host', 'esdb://user:hunter2@', 'it does not read'],
    ['a port that is none', 'esdb://user:hunter2@host:x', 'port'],
    ['too high a port', 'esdb://user:hunter2@host:70000', 'port'],
    ['a colon in the password', 'esdb://user:hunter2:x@host', 'credentials'],
    ['a slash in the password', 'esdb://user:hun/ter2@host', 'host'],
    ['no password', 'esdb://user@host', 'credentials'],
    ['a password that is not written as in a URL', 'esdb://user:hunter2%zz@host', 'password'],
    ['an option it does not know', 'esdb://user:hunter2@host?tsl=false', 'there is no option tsl'],
    ['an option that may be a piece of a password', 'esdb://user:hunter2@host?hunter2!x=1', 'there is no option (unreadable)'],
    ['an option without a value', 'esdb://user:hunter2@host?tls', 'no value'],
    ['tlsVerifyCert=false, which does nothing', 'esdb://user:hunter2@host?tlsVerifyCert=false', 'tlsCAFile'],
    ['throwOnAppendFailure=false', 'esdb://user:hunter2@host?throwOnAppendFailure=false', 'throwOnAppendFailure'],
    ['a follower', 'esdb://user:hunter2@host?nodePreference=follower', 'leader'],
    ['tls that is neither', 'esdb://user:hunter2@host?tls=yes', 'either true or false'],
    ['a number that is none', 'esdb://user:hunter2@host?gossipTimeout=soon', 'gossipTimeout'],
    ['too short a keep-alive', 'esdb://user:hunter2@host?keepAliveInterval=100', 'keepAliveInterval'],
    ['a certificate without its key', 'esdb://user:hunter2@host?userCertFile=a.pem', 'go together'],
  ])('with %s is refused without being repeated', (_, text, reason) => {
    const parse = () => parseConnectionString(text);
    expect(parse).toThrow(AccessDenied);
    expect(parse).toThrow(reason);
    expect(parse).not.toThrow(/hunter2|hun\/ter2/);
  });
});
