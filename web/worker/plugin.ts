/** Makes, at build time, a service worker for each page that works offline, told every file that its page may ask for. */
import type { Plugin } from 'vite';
import type { PushWords } from './push.ts';
import { pushWords } from './push_words.ts';

/** The one that is built; the others are the same text with another page in it. */
const BUILT = 'checkpoint';
const OTHERS = ['crew'];
/** Who is told by push, and so has the words for it. */
const PUSHED = 'crew';
/** Browsers that run this page all read woff2. */
const NEEDLESS = /\.woff$/;

type Bundle = Readonly<
  Record<
    string,
    {
      readonly type: string;
      readonly code?: string;
      readonly source?: string | Uint8Array;
      /** The styles of a chunk that comes later: Vite writes their names into the code only after this plugin. */
      readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } | undefined;
    }
  >
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
  if (file.code !== undefined) return [file.code, ...(file.viteMetadata?.importedCss ?? [])].join('\n');
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

/** The worker's text, with its page and the files of that put in. */
function workerOf(code: string, name: string, bundle: Bundle, pushes: PushWords): string {
  const page = `${name}/index.html`;
  const always = [`/${name}/`, `/${name}.webmanifest`, `/icons/${name}-192.png`, `/icons/${name}-512.png`];
  const files = [...always, ...closure(bundle, page).map((file) => `/${file}`)];
  const words = name === PUSHED ? JSON.stringify(pushes) : 'null';
  const build = named(`${files.join()} ${textOf(page, bundle[page])} ${words}`);
  return code
    .replaceAll('__PUSH_WORDS__', () => words)
    .replaceAll('__PAGE_NAME__', JSON.stringify(name))
    .replaceAll('__PAGE_FILES__', JSON.stringify(files))
    .replaceAll('__PAGE_BUILD__', JSON.stringify(build));
}

export function offlineWorkers(): Plugin {
  let root = '.';
  return {
    name: 'offline-workers',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
    },
    async generateBundle(_options, bundle) {
      const worker = bundle[`${BUILT}-sw.js`];
      if (worker?.type !== 'chunk') return;
      const { code } = worker;
      const file = (language: string) =>
        this.fs.readFile(`${root}/../locales/${language}/notifications.ftl`, { encoding: 'utf8' });
      const pushes = pushWords({ vi: await file('vi'), en: await file('en') });
      const written = (name: string) => workerOf(code, name, bundle as Bundle, pushes);
      for (const name of OTHERS) this.emitFile({ type: 'asset', fileName: `${name}-sw.js`, source: written(name) });
      worker.code = written(BUILT);
    },
  };
}
