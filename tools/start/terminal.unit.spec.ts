import { expect, test } from 'vitest';
import { readyText } from './terminal.js';

const urls = { commandApiUrl: 'http://127.0.0.1:3000', queryApiUrl: 'http://127.0.0.1:3001', projectorUrl: 'http://127.0.0.1:3002' };
const link = `${urls.queryApiUrl}/console#token=secret`;

test('a person is shown the link to the console', () => {
  expect(readyText(urls, { token: 'clerk', link }, true)).toContain(`Console    ${link}\n`);
});

test('what may be kept in a file has the command that makes the link in its place', () => {
  const text = readyText(urls, { token: 'clerk', link }, false);
  expect(text).not.toContain('secret');
  expect(text).toContain('Console    npm run -s token -- --link');
});

test('a link without a token is shown to everybody', () => {
  const plain = `${urls.queryApiUrl}/console`;
  expect(readyText(urls, { token: 'clerk', link: plain }, false)).toContain(`Console    ${plain}\n`);
});
