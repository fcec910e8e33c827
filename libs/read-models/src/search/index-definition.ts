import { type SearchLanguage } from './languages.js';

/** What an index says of itself. */
export interface IndexMeta {
  readonly view: 'product-index';
  readonly generation: number;
  /** Of this very index: another one of the same generation has another. */
  readonly index_id: string;
  readonly version: number;
  /** Of `projections.installation`: only who has made an index deletes it. */
  readonly installation: string;
}

const keyword = { type: 'keyword' } as const;
/** Longer ones are found by their words, and not in order. */
const shortKeyword = { type: 'keyword', ignore_above: 8_000 } as const;
const prose = { type: 'text', analyzer: 'product_text', search_analyzer: 'product_query' } as const;
/** Kept with the document, and nothing else. */
const stored = { type: 'keyword', index: false, doc_values: false } as const;

const properties = {
  kind: keyword,
  sku: keyword,
  status: keyword,
  name: {
    ...prose,
    fields: {
      sort: shortKeyword,
      prefix: { type: 'text', analyzer: 'product_prefix', search_analyzer: 'product_word', index_options: 'freqs', norms: false },
    },
  },
  description: prose,
  category: keyword,
  attributes: { type: 'object', enabled: false },
  price: stored,
  currency: keyword,
  added_at: { type: 'date' },
  revision: { type: 'long', index: false, doc_values: false },
  position: { type: 'long' },
  event: stored,
  brand: prose,
  attribute_text: prose,
  codes: keyword,
  category_paths: keyword,
  price_key: keyword,
  amount: { type: 'double' },
  attribute_names: keyword,
  facets: { type: 'flattened' },
  numbers: { type: 'flattened' },
  spellings: keyword,
  index_id: keyword,
  marker_position: { type: 'long' },
  marker_event: stored,
} as const;

/** The index as it is made: nothing gets into it that is not named here, and it is seen when the writer says so. */
export function indexDefinition(language: SearchLanguage, meta: IndexMeta) {
  return {
    settings: {
      number_of_shards: 1,
      auto_expand_replicas: '0-1',
      refresh_interval: '-1',
      'translog.durability': 'request',
      // Lengths tell little about products: a long title is no worse.
      similarity: { default: { type: 'BM25', k1: 1.2, b: 0.4 } },
      analysis: analysisOf(language),
    },
    mappings: { dynamic: 'strict', _meta: { ...meta }, properties },
  } as const;
}

function analysisOf(language: SearchLanguage) {
  const folded = ['lowercase', 'asciifolding'] as const;
  return {
    char_filter: { marks: { type: 'mapping', mappings: combiningMarks } },
    filter: {
      product_stems: { type: 'stemmer', language },
      // `usb-c` is usb, c and usbc; `women's` is womens, too.
      product_parts: {
        type: 'word_delimiter_graph',
        catenate_all: true,
        split_on_case_change: false,
        split_on_numerics: false,
        stem_english_possessive: false,
      },
      product_beginnings: { type: 'edge_ngram', min_gram: 1, max_gram: 20, preserve_original: true },
    },
    analyzer: {
      product_text: {
        type: 'custom',
        tokenizer: 'whitespace',
        char_filter: ['marks'],
        filter: ['product_parts', 'flatten_graph', ...folded, 'product_stems'],
      },
      /** For one word at a time. */
      product_query: { type: 'custom', tokenizer: 'whitespace', char_filter: ['marks'], filter: [...folded, 'product_stems'] },
      product_prefix: {
        type: 'custom',
        tokenizer: 'whitespace',
        char_filter: ['marks'],
        filter: ['product_parts', 'flatten_graph', ...folded, 'product_beginnings'],
      },
      product_word: { type: 'custom', tokenizer: 'whitespace', char_filter: ['marks'], filter: [...folded] },
    },
  } as const;
}

/** Accents that stand beside their letters are left out. */
const combiningMarks = Array.from({ length: 0x70 }, (_, index) => `\\u${(0x300 + index).toString(16).padStart(4, '0')} => `);
