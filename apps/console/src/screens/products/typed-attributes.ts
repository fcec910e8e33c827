type Attributes = Readonly<Record<string, string | number | boolean>>;

/** One a line, as `name: value`. */
export const attributesText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');

/**
 * What is written as a number or as true or false is one. Lines without a colon are names without a value, which the server refuses.
 * @param known what was opened: an attribute whose text nobody touched keeps its value
 */
export function typedAttributes(text: string, known: Attributes = {}): Attributes {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      const name = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).trim();
      const before = known[name.trim()];
      return [name.trim(), before !== undefined && String(before).trim() === value ? before : valueOf(value)];
    }),
  );
}

function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && String(Number(text)) === text ? Number(text) : text;
}
