/** What a part of the runbook says first, without the names of the alerts: what is wrong, in a sentence or two. */
export function sentenceOf(text: string): string {
  const paragraph = text.split('\n\n', 1)[0] ?? '';
  const words = paragraph
    .replaceAll('\n', ' ')
    .replace(/^(`Orderline\w+`(, )?)+[:;.]\s*/, '')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
