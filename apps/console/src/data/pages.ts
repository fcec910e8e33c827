import { type ReadonlySignal, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { type Problem, problemOf } from '../api/problem.js';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}
export type LoadPage<Item> = (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Item>>;

/** A list that is read page by page as somebody scrolls. */
export interface Pages<Item> {
  readonly items: ReadonlySignal<readonly Item[] | undefined>;
  /** Whether all of it is there. */
  readonly complete: ReadonlySignal<boolean>;
  readonly loading: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** Reads the next page, unless one is on its way. */
  readonly more: () => Promise<void>;
  /** Reads as many pages anew as are shown; what is shown stays until they are there. */
  readonly reload: () => Promise<void>;
  /** Reads the first page anew, for who looks at the top: what is behind it is read again by whoever scrolls there. */
  readonly restart: () => Promise<void>;
}

export function openPages<Item>(load: LoadPage<Item>): Pages<Item> & { readonly leave: () => void } {
  const items = signal<readonly Item[] | undefined>(undefined);
  const complete = signal(false);
  const loading = signal(false);
  const problem = signal<Problem | undefined>(undefined);
  let cursor: string | undefined;
  let pages = 0;
  let current: AbortController | undefined;

  async function read(wanted: number, from: string | undefined, kept: readonly Item[]): Promise<void> {
    current?.abort();
    const mine = (current = new AbortController());
    loading.value = true;
    try {
      let next = from;
      const found = [...kept];
      let read = 0;
      do {
        const page = await load(next, mine.signal);
        if (mine.signal.aborted) return;
        found.push(...page.items);
        next = page.nextCursor ?? undefined;
        read++;
      } while (next !== undefined && read < wanted);
      cursor = next;
      pages = kept.length === 0 ? read : pages + read;
      items.value = found;
      complete.value = next === undefined;
      problem.value = undefined;
    } catch (error) {
      if (!mine.signal.aborted) problem.value = problemOf(error);
    } finally {
      if (current === mine) loading.value = false;
    }
  }
  return {
    items,
    complete,
    loading,
    problem,
    more: async () => {
      if (!loading.value && !complete.value) await read(1, cursor, items.value ?? []);
    },
    reload: () => read(Math.max(pages, 1), undefined, []),
    restart: () => read(1, undefined, []),
    leave: () => current?.abort(),
  };
}

/** Of a component: begun anew whenever one of `keys` changes. */
export function usePages<Item>(load: LoadPage<Item>, keys: readonly unknown[]): Pages<Item> {
  const pages = useMemo(() => openPages(load), keys);
  useEffect(() => {
    void pages.reload();
    return pages.leave;
  }, [pages]);
  return pages;
}
