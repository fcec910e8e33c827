import { existsSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const page = await readFile('docs/adding.md', 'utf8');
const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].flatMap(([, each]) => each ?? []);
const isPath = (text: string) => /^[\w.-]+(\/[\w.-]+)+$/.test(text);

/** Sections that give an example, each with its names and with the files of its list. */
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n', 1)[0] ?? '',
    names: quoted(/^Example: (.*)$/m.exec(section)?.[1] ?? ''),
    // What follows a colon speaks of the edit, and may name other files.
    files: [...section.matchAll(/^\d+\. ([^:]*):/gm)].flatMap(([, edited]) => quoted(edited ?? '')),
  }));

/** Product code; specs, their helpers and what is generated follow by themselves, and a demonstration need not show everything. */
const sources = new Map<string, string>();
for await (const file of glob('{apps,libs,tools}/**/*.{ts,mjs}')) {
  if (!/\.spec\.ts$|\/testing\/|\/generated\/|^tools\/demo\//.test(file)) sources.set(file, await readFile(file, 'utf8'));
}

function filesWith(names: readonly string[]): string[] {
  const anyOf = new RegExp(`(?<![\\w-])(${names.join('|')})(?![\\w-])`);
  return [...sources].filter(([, text]) => anyOf.test(text)).map(([file]) => file);
}

describe('The page on what to edit', () => {
  it('names nothing that is not there', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: Record<string, string> };
    const missing = quoted(page).filter((text) =>
      text.startsWith('npm run ') ? !Object.hasOwn(scripts, text.slice('npm run '.length)) : isPath(text) && !existsSync(text),
    );

    expect(missing).toEqual([]);
  });

  it.each(sections)('lists for “$title” just the files that hold its example', ({ names, files }) => {
    expect(names).not.toEqual([]);
    expect(files.toSorted()).toEqual(filesWith(names).toSorted());
  });
});
