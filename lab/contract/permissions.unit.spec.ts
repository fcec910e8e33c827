import { expect, test } from 'vitest';
import { permissionsIn } from './permissions.js';

const page = (...rows: readonly string[]) =>
  ['# Who may do what', '| operation | clerk | admin |', '| --- | --- | --- |', ...rows].join('\n');

test('a row is an operation, and what each may do with it', () => {
  expect(permissionsIn(page('| `GET /a` | 403 | yes |'))).toEqual([{ operation: 'GET /a', cells: { clerk: '403', admin: 'yes' } }]);
});

test.each([
  [
    'an operation that stands twice',
    ['| `GET /a` | 403 | yes |', '| `GET /b` | 403 | yes |', '| GET /a | yes | yes |'],
    'GET /a stands twice',
  ],
  ['a row with a cell too few', ['| `GET /a` | 403 |'], 'GET /a has 1 cells'],
  ['a row with a cell too many', ['| `GET /a` | 403 | yes | yes |'], 'GET /a has 3 cells'],
])('%s is refused', (_what, rows, message) => expect(() => permissionsIn(page(...rows))).toThrow(message));
