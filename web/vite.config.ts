import { defineConfig } from 'vite';
import { offlineWorkers } from './worker/plugin.ts';

/** Nothing inline and nothing foreign: the pages live under `default-src 'none'` with scripts and styles from 'self'. */
export default defineConfig({
  plugins: [offlineWorkers()],
  build: {
    rolldownOptions: {
      input: {
        start: 'index.html',
        phone: 'phone/index.html',
        checkpoint: 'checkpoint/index.html',
        desk: 'desk/index.html',
        crew: 'crew/index.html',
        console: 'console/index.html',
        'checkpoint-sw': 'worker/sw.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === 'checkpoint-sw' ? '[name].js' : 'assets/[name]-[hash].js'),
        // The map library changes less often than we do, and a profile tells its work from ours.
        codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ }] },
      },
    },
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    cssTarget: ['chrome111', 'firefox114', 'safari16'],
  },
  worker: { format: 'es' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { fs: { allow: ['..'] } },
});
