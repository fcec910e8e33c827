const DEEPEST = 32;

/**
 * JSON as the description asks for it in words: nothing deeper than 32 levels, no U+0000 and no half of a character, nothing twice, and no number that
 * becomes another. The fuzz writes what it makes as `JSON.stringify` does, so that what is not written so says more than is kept of it.
 */
export function readJson(text: string, { levelsAround = 0 } = {}): { readonly value: unknown } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: 'it is no JSON' };
    throw error;
  }
  if (JSON.stringify(value) !== text) return { fault: 'it says something twice, or a number that is none' };
  if (depthOf(value) > DEEPEST + levelsAround) return { fault: 'it is too deep' };
  return isStorable(value) ? { value } : { fault: 'it holds half a character, or U+0000' };
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, member]) => isStorable(name) && isStorable(member));
}
