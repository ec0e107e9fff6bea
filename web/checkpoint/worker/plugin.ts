/** Tells the service worker, at build time, every file that the checkpoint page may ask for. */
import type { Plugin } from 'vite';

const PAGE = 'checkpoint/index.html';
const WORKER = 'checkpoint-sw.js';
const ALWAYS = ['/checkpoint/', '/checkpoint.webmanifest', '/icons/checkpoint-192.png', '/icons/checkpoint-512.png'];
/** Browsers that run this page all read woff2. */
const NEEDLESS = /\.woff$/;

type Bundle = Readonly<
  Record<string, { readonly type: string; readonly code?: string; readonly source?: string | Uint8Array }>
>;

/** Which files a page names, and those name, and so on: by their hashed names, wherever they stand. */
export function closure(bundle: Bundle, page: string): readonly string[] {
  const names = Object.keys(bundle).filter((name) => name.startsWith('assets/') && !NEEDLESS.test(name));
  const found = new Set<string>();
  const look = (name: string) => {
    const text = textOf(name, bundle[name]);
    for (const other of names) {
      if (found.has(other) || !text.includes(other.slice('assets/'.length))) continue;
      found.add(other);
      look(other);
    }
  };
  look(page);
  return [...found].sort();
}

/** Of what can name other files; a wasm or a font is not looked into. */
function textOf(name: string, file: Bundle[string] | undefined): string {
  if (!file || !/\.(js|css|html)$/.test(name)) return '';
  if (file.code !== undefined) return file.code;
  return typeof file.source === 'string' ? file.source : new TextDecoder().decode(file.source);
}

/** A short name for a text: files carry their own hashes, so this only has to tell two builds apart. */
function named(text: string): string {
  let [low, high] = [5381, 52711];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    low = (low * 33 + code) >>> 0;
    high = (high * 31 + code) >>> 0;
  }
  return low.toString(36) + high.toString(36);
}

export const checkpointWorker = (): Plugin => ({
  name: 'checkpoint-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const worker = bundle[WORKER];
    if (worker?.type !== 'chunk') return;
    const files = [...ALWAYS, ...closure(bundle as Bundle, PAGE).map((name) => `/${name}`)];
    const build = named(`${files.join()} ${textOf(PAGE, bundle[PAGE] as Bundle[string])}`);
    worker.code = worker.code
      .replaceAll('__CHECKPOINT_FILES__', JSON.stringify(files))
      .replaceAll('__CHECKPOINT_BUILD__', JSON.stringify(build));
  },
});
