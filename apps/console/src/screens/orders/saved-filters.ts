import { signal } from '@preact/signals';
import { everything, type Filter, withoutPerson } from './filter.js';

interface SavedFilter {
  readonly name: string;
  readonly filter: Filter;
}

const KEPT_AS = 'orderline.order-filters';

/** Those that everybody has. */
export const usualFilters: readonly SavedFilter[] = [
  { name: 'All', filter: everything },
  { name: 'To ship', filter: { ...everything, status: 'confirmed', held: 'false' } },
  { name: 'Partly shipped', filter: { ...everything, status: 'partially-shipped' } },
  { name: 'On hold', filter: { ...everything, held: 'true' } },
];

/** Kept in this browser. What cannot be read there counts as nothing. */
export const savedFilters = signal<readonly SavedFilter[]>([]);
const kept = localStorage.getItem(KEPT_AS);
// Kept anew at once, as what was kept by an older page may look for somebody.
if (kept !== null) keep(readSaved(kept));

function readSaved(kept: string): readonly SavedFilter[] {
  try {
    const found = JSON.parse(kept) as unknown;
    return Array.isArray(found)
      ? found.filter(isSaved).map(({ name, filter }) => ({ name, filter: withoutPerson({ ...everything, ...filter }) }))
      : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function isSaved(value: unknown): value is SavedFilter {
  if (typeof value !== 'object' || value === null) return false;
  const { name, filter } = value as { readonly name?: unknown; readonly filter?: unknown };
  return typeof name === 'string' && typeof filter === 'object';
}

/** Another of that name is replaced. */
export function saveFilter(name: string, filter: Filter): void {
  keep([...savedFilters.value.filter((saved) => saved.name !== name), { name, filter: withoutPerson(filter) }]);
}

export function forgetFilter(name: string): void {
  keep(savedFilters.value.filter((saved) => saved.name !== name));
}

function keep(filters: readonly SavedFilter[]): void {
  savedFilters.value = filters;
  localStorage.setItem(KEPT_AS, JSON.stringify(filters));
}
