import { defineConfig } from 'vite';

/** Nothing inline and nothing foreign: the pages live under `default-src 'none'` with scripts and styles from 'self'. */
export default defineConfig({
  build: {
    rolldownOptions: {
      input: {
        start: 'index.html',
        phone: 'phone/index.html',
        checkpoint: 'checkpoint/index.html',
        desk: 'desk/index.html',
      },
    },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    cssTarget: ['chrome111', 'firefox114', 'safari16'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: ['..'] } },
});
