import { type Concept } from './concepts.js';
import { type Catalogue, rarity } from './score.js';

/** The words as the database looks for them. */
export interface Match {
  /** Any of what is asked for, or the code: what has to be found at all. Undefined where nothing that is asked for stands anywhere. */
  readonly any: string | undefined;
  /** All of it. */
  readonly all: string;
  /** The same in a product's name; empty where a name cannot have it. */
  readonly anyNamed: string;
  readonly allNamed: string;
  /** Each lexeme that says something, and how rare it is. */
  readonly lexemes: readonly string[];
  readonly rarities: readonly number[];
}

/** A word that stands in a larger share of all products tells little: it ranks, but it finds nothing by itself. */
const COMMON_SHARE = 0.2;

export function matchOf(concepts: readonly Concept[], catalogue: Catalogue, code: string | undefined): Match {
  const { documents, products } = catalogue;
  const standing = concepts
    .map(({ alternatives }) => alternatives.filter(({ lexemes }) => lexemes.every((lexeme) => documents.has(lexeme))))
    .filter((alternatives) => alternatives.length > 0);
  const isCommon = (alternatives: Concept['alternatives']) =>
    Math.max(...alternatives.map(({ lexemes }) => Math.min(...lexemes.map((lexeme) => documents.get(lexeme) ?? 0)))) >
    products * COMMON_SHARE;
  const telling = standing.filter((alternatives) => !isCommon(alternatives));
  const finding = telling.length > 0 ? telling : standing;
  const lexemes = [...new Set(standing.flat().flatMap((alternative) => alternative.lexemes))];
  const any = [...finding.map((each) => written(each)), ...(code === undefined ? [] : [quoted(`#${code}`)])];
  return {
    any: any.length === 0 ? undefined : any.join(' | '),
    all: standing.map((each) => written(each)).join(' & '),
    anyNamed: finding.map((each) => written(each, '^')).join(' | '),
    allNamed: standing.map((each) => written(each, '^')).join(' & '),
    lexemes,
    rarities: lexemes.map((lexeme) => rarity(products, documents.get(lexeme) ?? 0)),
  };
}

/** @param mark before each lexeme: `^` for those of names */
function written(alternatives: Concept['alternatives'], mark = ''): string {
  return `(${alternatives.map(({ lexemes }) => `(${lexemes.map((lexeme) => quoted(mark + lexeme)).join(' & ')})`).join(' | ')})`;
}

/** As PostgreSQL reads a lexeme inside a `tsquery`. */
export const quoted = (lexeme: string): string => `'${lexeme.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
