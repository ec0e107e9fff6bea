import { defineConfig } from 'vite';

/** The runner alone, for Node: nothing of the pages' own building. */
export default defineConfig({
  publicDir: false,
  build: { ssr: 'agreement/runner.ts', rolldownOptions: { output: { entryFileNames: 'runner.js' } } },
});
