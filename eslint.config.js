import { defineConfig } from 'eslint/config';
import eslint from '@eslint/js';
import typescript from 'typescript-eslint';

/** Which rooms a room may import, or which folder of one (docs/architecture.md). A room may always import itself. */
const directions = {
  'apps/command-api': ['domain', 'events', 'event-store', 'subscriptions', 'personal-data', 'platform', 'postgres'],
  'apps/query-api': ['read-models', 'personal-data', 'platform', 'postgres'],
  'apps/projector': ['events', 'event-store', 'subscriptions', 'read-models', 'personal-data', 'platform', 'postgres'],
  // The page runs in browsers, and speaks to the rest over HTTP.
  'apps/console': [],
  'libs/domain': ['events'],
  'libs/events': [],
  'libs/event-store': ['events', 'postgres'],
  'libs/subscriptions': ['events', 'event-store', 'postgres'],
  'libs/read-models': ['events'],
  'libs/personal-data': ['platform', 'postgres'],
  'libs/platform': ['events/contracts'],
  'libs/postgres': [],
  tools: [
    'command-api',
    'projector',
    'domain',
    'events',
    'event-store',
    'subscriptions',
    'read-models',
    'personal-data',
    'platform',
    'postgres',
  ],
};
const rooms = [...Object.keys(directions).map((folder) => folder.split('/').at(-1)), 'lab'];

/** A lint block that lets the files of a room import only what is allowed. */
function allowing(folder, allowed, files = [`${folder}/**/*.{ts,tsx}`]) {
  const open = [folder.split('/').at(-1), ...allowed];
  const patterns = [
    // A regex and no group: in a group a leading # would begin a comment.
    { regex: `^#(?!(${open.join('|')})/)(${rooms.join('|')})/`, message: `${files.join(', ')} may import only: ${open.join(', ')}.` },
    { regex: String.raw`(\.\./)+(apps|libs|tools|lab)/`, message: 'Import other rooms by their #name.' },
  ];
  return { files, ignores: ['**/*.spec.ts', '**/testing/**'], rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

export default defineConfig(
  { ignores: ['dist', 'coverage', 'node_modules', '.data', 'apps/console/built', 'apps/console/src/api/generated'] },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: './apps/console/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly' },
    },
  },
  ...Object.entries(directions).map(([folder, allowed]) => allowing(folder, allowed)),
  // The exceptions: an order's history and its past states read a stream, and the console the log.
  allowing(
    'apps/query-api',
    [...directions['apps/query-api'], 'events', 'event-store'],
    ['apps/query-api/src/order-history/stream-reader.ts', 'apps/query-api/src/log/log-reader.ts'],
  ),
);
