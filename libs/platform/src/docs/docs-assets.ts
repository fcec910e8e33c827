import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface Asset {
  readonly type: string;
  readonly content: Buffer | string;
}

const start = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    displayRequestDuration: true,
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
  });
};
`;

/** The page of the docs: all it loads lies beside it, so that it works under a Content-Security-Policy of \`default-src 'self'\`. */
export const docsPage = (title: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** As the style sheet writes its pictures into itself: a quoted text, or bytes in base64. */
const PICTURE = /url\((?:"data:([^;,]+)[^,]*,((?:\\.|[^"\\])*)"|data:([^;,]+);base64,([^)]*))\)/g;

/** What the docs page loads, by name: Swagger UI as the library brings it, with the pictures of its style sheet as files of their own. */
export function docsAssets(): ReadonlyMap<string, Asset> {
  const library = createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger'));
  const read = (name: string) => readFileSync(library.resolve(`swagger-ui-dist/${name}`));
  const assets = new Map<string, Asset>([
    ['start.js', { type: 'text/javascript; charset=utf-8', content: start }],
    ['swagger-ui-bundle.js', { type: 'text/javascript; charset=utf-8', content: read('swagger-ui-bundle.js') }],
    ['favicon-32x32.png', { type: 'image/png', content: read('favicon-32x32.png') }],
  ]);
  const style = read('swagger-ui.css')
    .toString()
    .replace(PICTURE, (_whole, textType: string | undefined, text: string | undefined, bytesType: string, bytes: string) => {
      const name = `picture-${assets.size}`;
      const drawn = { type: textType ?? '', content: decodeURIComponent((text ?? '').replaceAll('\\"', '"')) };
      assets.set(name, textType === undefined ? { type: bytesType, content: Buffer.from(bytes, 'base64') } : drawn);
      return `url(/docs/${name})`;
    });
  return assets.set('swagger-ui.css', { type: 'text/css; charset=utf-8', content: style });
}
