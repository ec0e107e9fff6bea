import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReaderContext } from '../shared/context';
import type { Language } from '../shared/language';
import { wordsIn } from '../shared/words';
import type { Outcome } from './answer';
import { type Link, readLink } from './link';
import { LinkBody } from './link_page';
import { End, wordsOf } from './results';

const WHOLE = readLink(`#/link/fp_${'a'.repeat(43)}`);
const OUTCOMES: readonly Outcome[] = [
  { kind: 'length' },
  { kind: 'busy' },
  { kind: 'unreachable' },
  { kind: 'too-many', waitS: 7 },
  { kind: 'too-many', waitS: null },
  { kind: 'failed', requestId: 'a1-2' },
  { kind: 'failed', requestId: null },
];

beforeAll(() => {
  Object.assign(globalThis, { location: new URL('http://127.0.0.1:8000/') });
});

function pageIn(language: Language, link: Link): string {
  return renderToString(
    <ReaderContext.Provider value={{ language, say: wordsIn(language) }}>
      <LinkBody link={link} />
    </ReaderContext.Provider>,
  );
}

describe.each(['vi', 'en'] as const)('the page of links in %s', (language) => {
  const say = wordsIn(language);

  it.each([WHOLE, { kind: 'none' }, { kind: 'broken' }] as const)('leaves no word untranslated: %o', (link) => {
    const visible = pageIn(language, link).replaceAll(/<[^>]*>/g, ' ');
    expect(visible).not.toMatch(/\b(link|sign-in|try|addresses)-[a-z]|\{ ?\$/);
  });

  it.each(['set', 'spent', 'none', 'broken'] as const)('ends in words: %s', (kind) => {
    const visible = renderToString(
      <ReaderContext.Provider value={{ language, say }}>
        <End kind={kind} />
      </ReaderContext.Provider>,
    );
    expect(visible).toContain(say(`link-${kind}-title`));
    expect(visible.includes('fieldpass account reset')).toBe(kind !== 'set');
  });

  it.each(OUTCOMES)('says what to do about %o', (outcome) => {
    expect(wordsOf(outcome, say)).toMatch(/\s.*\.$/);
    expect(wordsOf(outcome, say)).not.toMatch(/^\w+-|\{ ?\$/);
  });

  it('asks twice, says how long, and shows no secret', () => {
    const page = pageIn(language, WHOLE);
    expect(page.match(/type="password"/g)).toHaveLength(2);
    expect(page).toContain(say('link-length', { shortest: 10, longest: 200 }));
    expect(page).not.toContain('fp_');
  });

  it('says without a secret how to sign in and where things are', () => {
    const page = pageIn(language, { kind: 'none' });
    expect(page).toContain('POST http://127.0.0.1:8000/session');
    for (const path of ['/graphql', '/healthz', '/readyz']) expect(page).toContain(path);
  });

  it('uses no inline style or script', () => {
    expect(pageIn(language, WHOLE)).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });
});
