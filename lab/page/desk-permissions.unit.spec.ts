import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { doers } from '../../apps/console/src/desk/doings.js';

it('the desk offers to each role what docs/permissions.md lets it do', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  const rows = page.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const head = rows.find((cells) => cells[1] === 'operation') ?? [];
  const mayDo = (doing: string) =>
    (['clerk', 'warehouse'] as const).filter((role) => rows.find((cells) => cells[1] === `\`${doing}\``)?.[head.indexOf(role)] === 'yes');

  for (const [doing, roles] of Object.entries(doers)) expect([doing, mayDo(doing)]).toEqual([doing, roles]);
});
