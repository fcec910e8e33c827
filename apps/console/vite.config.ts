import { defineConfig } from 'vite';

/** In development, where the processes of a running installation are: the page then speaks to them through Vite, as behind a gateway. */
const at = (variable: string, port: number) => ({ target: `http://127.0.0.1:${process.env[variable] ?? port}`, changeOrigin: true });

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
    chunkSizeWarningLimit: 150,
  },
  server: {
    proxy: {
      '/-/commands': { ...at('COMMAND_API_PORT', 3000), rewrite: (path) => path.slice('/-/commands'.length) },
      '/-/queries': { ...at('QUERY_API_PORT', 3001), rewrite: (path) => path.slice('/-/queries'.length) },
      '/-/projector': { ...at('PROJECTOR_PORT', 3002), rewrite: (path) => path.slice('/-/projector'.length) },
    },
  },
});
