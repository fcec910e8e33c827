import { defineConfig, type Plugin } from 'vite';
import { runbook } from './runbook-plugin.js';

/** In development, where the processes of a running installation are: the page then speaks to them through Vite, as behind a gateway. */
const parts = {
  commandApi: ['/-/commands', `http://127.0.0.1:${process.env.COMMAND_API_PORT ?? 3_000}`],
  queryApi: ['/-/queries', `http://127.0.0.1:${process.env.QUERY_API_PORT ?? 3_001}`],
  projector: ['/-/projector', `http://127.0.0.1:${process.env.PROJECTOR_PORT ?? 3_002}`],
} as const;
const proxy = Object.fromEntries(
  Object.values(parts).map(([prefix, target]) => [prefix, { target, rewrite: (path: string) => path.slice(prefix.length) }]),
);
const settings = {
  ...Object.fromEntries(Object.entries(parts).map(([name, [prefix]]) => [name, prefix])),
  oidc: null,
  release: 'development',
};

/** What the query API does for the page that is built. */
const servePage: Plugin = {
  name: 'serve-page',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (request.url === '/page/settings.json')
        return void response.setHeader('content-type', 'application/json').end(JSON.stringify(settings));
      if (/^\/(console|desk)\b/.test(request.url ?? '')) request.url = '/page/index.html';
      next();
    });
  },
};

/** Few files: small ones compress badly, and each costs a request. The token is taken out of the address before any of them is loaded. */
const groups = [
  { name: 'load', priority: 4, test: /preload-helper/ },
  {
    name: 'page',
    priority: 3,
    test: /src\/(api|data|frame|steering|settings|sign-in\/(?!fragment)|parts\/(?!draw-chart))|node_modules\/(?!uplot)/,
  },
  { name: 'desk', priority: 2, test: /src\/(desk|screens\/(orders?|products|stock|customers|credit-notes|sales))\// },
  { name: 'console', priority: 1, test: /src\/(screens\/[^/]+|followers|runbook)\// },
];

export default defineConfig({
  root: import.meta.dirname,
  base: '/page/',
  publicDir: false,
  // JSX goes to Preact; nothing is inlined as a data: address, which the page's policy forbids.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'built',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: { groups } } },
    chunkSizeWarningLimit: 150,
  },
  server: { proxy },
  plugins: [runbook, servePage],
});
