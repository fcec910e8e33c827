import { type Plugin } from 'vite';

const TITLE = '## When an alarm goes off';

/** Makes of the runbook its parts, for the page: what stands under the title about alarms, one part for each. */
export const runbook: Plugin = {
  name: 'runbook',
  transform(text, id) {
    if (!id.endsWith('/docs/operations.md')) return undefined;
    return { code: `export default ${JSON.stringify(partsOf(text))};`, moduleType: 'js', map: null };
  },
};

function partsOf(text: string) {
  const alarms = text.slice(text.indexOf(TITLE) + TITLE.length).split(/\n## /, 1)[0] ?? '';
  return alarms
    .split('\n### ')
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      return { anchor: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'), title, text: lines.join('\n').trim() };
    });
}
