import { afterEach, describe, expect, it, vi } from 'vitest';
import { announce, voiceOf } from './feedback';

const voice = (name: string, lang: string, localService: boolean) => ({ name, lang, localService });
const NETWORK = voice('network', 'vi-VN', false);
const LOCAL = voice('local', 'vi_VN', true);
const ENGLISH = voice('english', 'en-US', true);

afterEach(() => vi.unstubAllGlobals());

it("prefers the phone's own voice of the language", () => {
  expect(voiceOf([ENGLISH, NETWORK, LOCAL], 'vi')).toBe(LOCAL);
  expect(voiceOf([ENGLISH, NETWORK], 'vi')).toBe(NETWORK);
  expect(voiceOf([ENGLISH], 'vi')).toBeNull();
});

describe('where a voice fails', () => {
  const sounded = vi.fn();
  const announced = (error: string) => {
    sounded.mockClear();
    vi.stubGlobal('AudioContext', function broken() {
      sounded();
      throw new Error('no sound here');
    });
    vi.stubGlobal('SpeechSynthesisUtterance', class {});
    const speak = (said: { onerror: (event: { error: string }) => void }) => said.onerror({ error });
    vi.stubGlobal('speechSynthesis', { getVoices: () => [NETWORK], cancel: () => undefined, speak });
    announce('DENY', 'word', 'vi');
  };

  it('a tone is heard', () => {
    announced('network');
    expect(sounded).toHaveBeenCalledOnce();
  });

  it('none is heard because the next word came', () => {
    announced('interrupted');
    expect(sounded).not.toHaveBeenCalled();
  });
});
