import { type FastifyRequest } from 'fastify';
import { readWeights } from '../headers/weights.js';

/** Whether a person asks, with a browser, and not a program: HTML is named in `Accept` and not refused or liked less than JSON. */
export function prefersHtml(request: FastifyRequest): boolean {
  const weights = readWeights(request.headers.accept ?? '');
  return (weights.get('text/html') ?? 0) > (weights.get('application/json') ?? 0);
}

interface Link {
  readonly text: string;
  readonly href: string;
}

/** A plain page, without scripts or styles of its own. */
export function htmlPage(title: string, paragraphs: readonly string[], links: readonly Link[]): string {
  const items = links.map(({ text, href }) => `<li><a href="${escaped(href)}">${escaped(text)}</a></li>`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)}</title>
  </head>
  <body>
    <h1>${escaped(title)}</h1>
    ${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n    ')}
    <ul>
      ${items.join('\n      ')}
    </ul>
  </body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
