import { expect, it } from 'vitest';
import { openPages, type Page } from './pages.js';

/** Three pages, each with its own number in it. */
function threePages() {
  const asked: (string | undefined)[] = [];
  const load = (cursor: string | undefined): Promise<Page<number>> => {
    asked.push(cursor);
    const page = Number(cursor ?? 0);
    return Promise.resolve({ items: [page], nextCursor: page < 2 ? String(page + 1) : null });
  };
  return { asked, pages: openPages(load) };
}

it('a list that is begun anew is read as far as its first page, and one that is reloaded as far as it was shown', async () => {
  const { asked, pages } = threePages();
  await pages.reload();
  await pages.more();
  await pages.more();
  expect([pages.items.value, pages.complete.value]).toEqual([[0, 1, 2], true]);

  asked.length = 0;
  await pages.reload();
  expect([asked, pages.items.value]).toEqual([
    [undefined, '1', '2'],
    [0, 1, 2],
  ]);

  asked.length = 0;
  await pages.restart();
  expect([asked, pages.items.value, pages.complete.value]).toEqual([[undefined], [0], false]);
});

it('what is asked for while the list is read anew is not read, until it says that it is there', async () => {
  const { asked, pages } = threePages();
  await pages.reload();
  const reloaded = pages.reload();
  const missed = pages.more();
  expect([pages.loading.value, asked]).toEqual([true, [undefined, undefined]]);

  await Promise.all([reloaded, missed]);
  expect([pages.loading.value, pages.items.value]).toEqual([false, [0]]);
  await pages.more();
  expect([pages.loading.value, pages.items.value]).toEqual([false, [0, 1]]);
});
