import { describe, expect, it } from 'vitest';
import english from '../../locales/en/crew.ftl?raw';
import englishWay from '../../locales/en/crew_way.ftl?raw';
import englishWork from '../../locales/en/crew_work.ftl?raw';
import vietnamese from '../../locales/vi/crew.ftl?raw';
import vietnameseWay from '../../locales/vi/crew_way.ftl?raw';
import vietnameseWork from '../../locales/vi/crew_work.ftl?raw';

describe("the crew page's words", () => {
  const sources = Object.values(
    import.meta.glob<string>(['./**/*.ts', './**/*.tsx', '!./**/*.test.ts'], {
      query: '?raw',
      eager: true,
      import: 'default',
    }),
  ).join('\n');
  const whole = [...sources.matchAll(/['"`](crew-[\w-]+)['"`]/g)].map(([, key]) => key ?? '');
  const begun = [...sources.matchAll(/`(crew-[\w-]*-)\$\{/g)].map(([, key]) => key ?? '');

  const files = {
    vietnamese: [vietnamese, vietnameseWay, vietnameseWork].join('\n'),
    english: [english, englishWay, englishWork].join('\n'),
  };

  it.each(Object.entries(files))('are there and used in %s', (_, file) => {
    const keys = [...file.matchAll(/^(crew-[\w-]+) =/gm)].map(([, key]) => key ?? '');
    expect(whole.filter((key) => !keys.includes(key))).toEqual([]);
    expect(keys.filter((key) => !whole.includes(key) && !begun.some((begin) => key.startsWith(begin)))).toEqual([]);
  });
});
