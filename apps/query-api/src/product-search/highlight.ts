import { type SearchLanguage, stemOf } from '#read-models/search/languages';
import { spotsOf } from '#read-models/search/words';

const EXCERPT_CHARACTERS = 240;

/** The text as HTML with the words that were found in `<em>`, everything else escaped; undefined where none is found. */
export function highlighted(text: string, found: ReadonlySet<string>, language: SearchLanguage, whole: boolean): string | undefined {
  const spots = [...spotsOf(text)].filter(({ word }) => found.has(word) || found.has(stemOf(word, language)));
  const [first] = spots;
  if (first === undefined) return undefined;
  const from = whole ? 0 : startOfExcerpt(text, first.start);
  const to = whole ? text.length : Math.min(text.length, from + EXCERPT_CHARACTERS);
  let html = from > 0 ? '… ' : '';
  let at = from;
  for (const { start, end } of spots) {
    if (end > to) break;
    html += `${escapeHtml(text.slice(at, start))}<em>${escapeHtml(text.slice(start, end))}</em>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at, to)) + (to < text.length ? ' …' : '');
}

/** A little before the first word that was found, at the beginning of a word. */
function startOfExcerpt(text: string, first: number): number {
  if (first < EXCERPT_CHARACTERS / 2) return 0;
  const from = first - EXCERPT_CHARACTERS / 4;
  const space = text.indexOf(' ', from);
  return space === -1 || space >= first ? first : space + 1;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
