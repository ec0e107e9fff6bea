import { describe, expect, it } from 'vitest';
import en from '../../../locales/en/post.ftl?raw';
import vi from '../../../locales/vi/post.ftl?raw';

const SOURCES = Object.values(
  import.meta.glob<string>(['../**/*.ts', '../**/*.tsx', '!../**/*.test.ts'], {
    query: '?raw',
    eager: true,
    import: 'default',
  }),
).join('\n');
const keysOf = (file: string) => [...file.matchAll(/^([\w-]+) =/gm)].map(([, key]) => key ?? '');
/** Keys that are written out, and the beginnings of those that are put together. */
const WHOLE = [...SOURCES.matchAll(/['"`](post-[\w-]+)['"`]/g)].map(([, key]) => key ?? '');
const BEGUN = [...SOURCES.matchAll(/`(post-[\w-]*-)\$\{/g)].map(([, key]) => key ?? '');

describe.each(Object.entries({ vi, en }))("the checkpoint page's words in %s", (_, file) => {
  const keys = keysOf(file);

  it('are there for every key that is used', () => {
    expect(WHOLE.filter((key) => !keys.includes(key))).toEqual([]);
    expect(BEGUN.filter((begin) => !keys.some((key) => key.startsWith(begin)))).toEqual([]);
  });

  it('are all used', () => {
    const used = (key: string) => WHOLE.includes(key) || BEGUN.some((begin) => key.startsWith(begin));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });
});
