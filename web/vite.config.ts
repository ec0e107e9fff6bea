import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  build: {
    rolldownOptions: { input: { start: here('./index.html') } },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    cssTarget: ['chrome111', 'firefox114', 'safari16'],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
