/** A text out of somebody's file, as it may stand in a sentence: on one line, without control characters, cut where it is long. */
export function printable(text: string, longest = 80): string {
  const visible = text.replace(/\p{C}/gu, '·');
  return visible.length > longest ? `${visible.slice(0, longest)}…` : visible;
}
