/** What a verdict feels and sounds like: a pattern, a word, and where no voice speaks the language, a tone. */
import type { Decision } from '../../shared/credential/model';
import type { Language } from '../../shared/language';

/** Milliseconds on and off: one long, two, three short, one short. */
const PATTERNS: Record<Decision, readonly number[]> = {
  ALLOW: [350],
  REFER: [180, 120, 180],
  DENY: [90, 70, 90, 70, 90],
  NOT_OURS: [60],
};
/** Hertz, one after the other. */
const TONES: Record<Decision, readonly number[]> = {
  ALLOW: [660, 990],
  REFER: [520, 520],
  DENY: [300, 220, 160],
  NOT_OURS: [440],
};
const TONE_S = 0.16;
const VOLUME = 0.25;
const CODES: Record<Language, string> = { vi: 'vi-VN', en: 'en-US' };

export function announce(decision: Decision, word: string, language: Language): void {
  navigator.vibrate?.([...PATTERNS[decision]]);
  const tone = () => sound(TONES[decision]);
  if (!speak(word, language, tone)) tone();
}

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** A voice of the phone itself before one that needs a network. */
export function voiceOf<V extends Voice>(voices: readonly V[], language: Language): V | null {
  const fit = voices.filter(({ lang }) => lang.replace('_', '-').startsWith(language));
  return fit.find(({ localService }) => localService) ?? fit[0] ?? null;
}

/** The next word cuts the one before short: that is no failure. */
const CUT_SHORT: ReadonlySet<string> = new Set(['interrupted', 'canceled']);

function speak(word: string, language: Language, otherwise: () => void): boolean {
  const voice = voiceOf(globalThis.speechSynthesis?.getVoices() ?? [], language);
  if (!voice) return false;
  const said = new SpeechSynthesisUtterance(word);
  [said.voice, said.lang] = [voice, CODES[language]];
  said.onerror = ({ error }) => {
    if (!CUT_SHORT.has(error)) otherwise();
  };
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
  return true;
}

let audio: AudioContext | null = null;

function sound(tones: readonly number[]): void {
  try {
    audio ??= new AudioContext();
    void audio.resume();
    tones.forEach((hertz, index) => {
      if (audio) tone(audio, hertz, audio.currentTime + index * TONE_S);
    });
  } catch {
    // A browser without sound still shows the colour and the word.
  }
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(VOLUME, at);
  gain.gain.exponentialRampToValueAtTime(0.001, at + TONE_S * 0.95);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + TONE_S);
}
