import { randomBytes } from 'node:crypto';
import { type estypes } from '@elastic/elasticsearch';
import { type ProductDocument } from '#read-models/search/index-document';
import { toMoney } from '../../answers/money.js';
import { escapeHtml } from '../highlight.js';
import { type FoundProduct } from '../product-search.js';
import { wordQuery } from './word-query.js';
import { type Hit } from './search-server.js';

/** What nobody can write into a text, as nobody can guess it. */
const secret = randomBytes(9).toString('base64url');
const BEGIN = `<${secret}>`;
const END = `</${secret}>`;
const EXCERPT_CHARACTERS = 240;

/** Has the words marked in names, and in an excerpt of descriptions. */
export function highlightOf(words: readonly string[]): estypes.SearchHighlight {
  return {
    type: 'unified',
    pre_tags: [BEGIN],
    post_tags: [END],
    highlight_query: { bool: { should: words.map((word) => wordQuery([word])) } },
    fields: { name: { number_of_fragments: 0 }, description: { number_of_fragments: 1, fragment_size: EXCERPT_CHARACTERS } },
  };
}

/** @returns as HTML: what was found in `<em>`, everything else escaped */
function toHtml(marked: string): string {
  return escapeHtml(marked).replaceAll(escapeHtml(BEGIN), '<em>').replaceAll(escapeHtml(END), '</em>');
}

export function toFoundProduct({ highlight = {} }: Hit, document: ProductDocument): FoundProduct {
  const { sku, name, description, category, attributes, price, currency, status, revision } = document;
  const [markedName] = highlight['name'] ?? [];
  const [excerpt] = highlight['description'] ?? [];
  const highlights = {
    ...(markedName === undefined ? {} : { name: toHtml(markedName) }),
    ...(excerpt === undefined ? {} : { description: toHtml(excerpt) }),
  };
  return { sku, name, description, category, attributes, price: toMoney(price, currency), status, revision, highlights };
}
