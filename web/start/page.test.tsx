import { renderToString } from 'preact-render-to-string';
import { beforeAll, describe, expect, it } from 'vitest';
import { ReaderContext } from '../shared/context';
import type { Language } from '../shared/language';
import { wordsIn } from '../shared/words';
import { readDemo } from './demo';
import sample from './demo.sample.json';
import { Body } from './page';
import type { State } from './use_demo';

const DEMO: State = { kind: 'demo', demo: readDemo(sample), readAt: 0 };

beforeAll(() => {
  Object.assign(globalThis, { location: new URL('http://127.0.0.1:8000/') });
});

function pageIn(language: Language, state: State): string {
  return renderToString(
    <ReaderContext.Provider value={{ language, say: wordsIn(language) }}>
      <Body state={state} />
    </ReaderContext.Provider>,
  );
}

describe.each(['vi', 'en'] as const)('the start page in %s', (language) => {
  it('leaves no word untranslated', () => {
    const visible = pageIn(language, DEMO).replaceAll(/<[^>]*>/g, ' ');
    expect(visible).not.toMatch(/\b(start|hero|clock|how|verdict|map|units|try|join|accounts|addresses|footer)-[a-z]/);
    expect(visible).not.toMatch(/\b(Role|Level|Decision)-/);
    expect(visible).not.toMatch(/\{ ?\$/);
  });

  it('tells what is about to happen', () => {
    expect(pageIn(language, DEMO)).toMatch(/(Quyết định|Decision) 1401\/QĐ-UBND-HC/);
  });

  it('lists every account and every step', () => {
    const page = pageIn(language, DEMO);
    for (const { login } of sample.accounts) expect(page).toContain(login);
    for (const trial of sample.try) expect(page).toContain(trial.title[language]);
  });

  it('says how to become a checkpoint', () => {
    const page = pageIn(language, DEMO);
    for (const said of Object.values(sample.post)) expect(page).toContain(said);
  });

  it('uses no inline style or script', () => {
    expect(pageIn(language, DEMO)).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });

  it.each(['loading', 'unreachable', 'none'] as const)('has words for %s', (kind) => {
    expect(pageIn(language, { kind })).toContain('role="status"');
  });
});
