import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ReaderContext } from '../shared/context';
import type { Language } from '../shared/language';
import { wordsIn } from '../shared/words';
import { Body } from './page';
import { readPhone } from './phone';
import sample from './phone.sample.json';
import type { State } from './use_phone';

const SHOWN: State = { kind: 'phone', phone: readPhone(sample) };
const EMPTY: State = { kind: 'phone', phone: readPhone({ ...sample, notifications: [] }) };

function pageIn(language: Language, state: State): string {
  return renderToString(
    <ReaderContext.Provider value={{ language, say: wordsIn(language) }}>
      <Body state={state} wanted="" onChoose={() => undefined} />
    </ReaderContext.Provider>,
  );
}

describe.each(['vi', 'en'] as const)('the phone in %s', (language) => {
  const say = wordsIn(language);

  it.each([SHOWN, EMPTY])('leaves no word untranslated', (state) => {
    const visible = pageIn(language, state)
      .replaceAll(/<pre.*?<\/pre>/gs, ' ')
      .replaceAll(/<[^>]*>/g, ' ');
    expect(visible).not.toMatch(/\b(phone|Role)-[A-Za-z]|\{ ?\$/);
  });

  it('shows each notification once, the urgent marked, and how often it came', () => {
    const page = pageIn(language, SHOWN);
    expect(page.match(/class="banner/g)).toHaveLength(2);
    expect(page.match(/class="banner urgent"/g)).toHaveLength(1);
    expect(page).toContain(say('phone-urgent'));
    expect(page).toContain(say('phone-times', { times: 2 }));
    expect(page).toContain(say('phone-times', { times: 1 }));
  });

  it('offers every phone and marks the chosen one', () => {
    const page = pageIn(language, SHOWN);
    for (const { name } of sample.phones) expect(page).toContain(name);
    expect(page.match(/<input[^>]*\schecked/g)).toHaveLength(1);
  });

  it('says that nothing has come', () => {
    expect(pageIn(language, EMPTY)).toContain(say('phone-quiet'));
  });

  it.each(['loading', 'unreachable', 'none'] as const)('has words for %s', (kind) => {
    expect(pageIn(language, { kind })).toMatch(/role="status"[^>]*>[^<]{6,}/);
  });

  it('uses no inline style or script', () => {
    expect(pageIn(language, SHOWN)).not.toMatch(/\sstyle=|<script|\son[a-z]+=/);
  });
});
