import { describe, expect, it } from 'vitest';
import english from '../../../locales/en/notifications.ftl?raw';
import vietnamese from '../../../locales/vi/notifications.ftl?raw';
import { toldBy } from '../../worker/push';
import { pushWords } from '../../worker/push_words';
import { isApple, type PushFacts, pushStateOf } from './state';

const WORDS = pushWords({ vi: vietnamese, en: english });
const pushed = (changes: Record<string, string> = {}) =>
  JSON.stringify({
    id: 'N1',
    kind: 'PERMITS_HELD',
    zone: '13',
    title: 'Giấy bị tạm dừng',
    body: 'Vùng 13 thay đổi.',
    urgent: 'true',
    ...changes,
  });

describe('a push', () => {
  it("is said in the reader's language, with the number of its zone", () => {
    expect(toldBy(pushed(), WORDS, 'en')).toEqual({
      id: 'N1',
      title: WORDS.en.PERMITS_HELD?.[0],
      body: WORDS.en.PERMITS_HELD?.[1].replace('{zone}', '13'),
      urgent: true,
    });
    expect(toldBy(pushed(), WORDS, 'vi')?.body).toMatch(/^Vùng 13 /);
  });

  it('of a code that is younger than the worker is said in its own words', () => {
    expect(toldBy(pushed({ kind: 'NEWER' }), WORDS, 'en')).toMatchObject({ title: 'Giấy bị tạm dừng' });
    expect(toldBy(pushed({ zone: '' }), WORDS, 'en')?.body).toBe('Vùng 13 thay đổi.');
  });

  it.each(['', 'null', '7', '{"id":"N1"}', 'not JSON'])('that is not ours (%s) shows nothing', (text) => {
    expect(toldBy(text, WORDS, 'vi')).toBeNull();
  });

  it('has words in both languages for every code that is pushed, and says nothing but a zone', () => {
    expect(Object.keys(WORDS.vi)).toEqual(Object.keys(WORDS.en));
    expect(Object.keys(WORDS.vi).length).toBeGreaterThan(20);
    for (const [, body] of Object.values({ ...WORDS.vi, ...WORDS.en }))
      expect(body.replace('{zone}', '')).not.toMatch(/[{}$]/);
  });
});

describe('pushes to a phone', () => {
  const facts = (changes: Partial<PushFacts> = {}): PushFacts => ({
    hasPush: true,
    isApple: false,
    isInstalled: false,
    permission: 'granted',
    isSubscribed: true,
    isRegistered: true,
    ...changes,
  });
  it.each([
    [{}, 'on'],
    [{ isRegistered: false }, 'waiting'],
    [{ isSubscribed: false }, 'off'],
    [{ permission: 'default' }, 'off'],
    [{ permission: 'denied' }, 'denied'],
    [{ hasPush: false }, 'unsupported'],
    [{ hasPush: false, isApple: true }, 'install'],
    [{ hasPush: false, isApple: true, isInstalled: true }, 'unsupported'],
  ] as const)('with %o are %s', (changes, state) => {
    expect(pushStateOf(facts(changes))).toBe(state);
  });

  it.each([
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 16_4 like Mac OS X)', 5, true],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 5, true],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 0, false],
    ['Mozilla/5.0 (Linux; Android 10; K)', 5, false],
  ])('know an iPhone by %s', (agent, touches, apple) => {
    expect(isApple(agent, touches)).toBe(apple);
  });
});
