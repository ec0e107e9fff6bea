/** A short tone when somebody new waits: whoever is on duty may be looking elsewhere. */
import { useEffect, useRef } from 'preact/hooks';
import type { Call } from './model';

const PITCH_HZ = 880;
const LENGTH_S = 0.25;
const LOUDNESS = 0.2;

type Ids = ReadonlySet<string>;
type Sound = { current: AudioContext | null };

/** Whether somebody waits who did not before; those who waited when the page was opened are no news. */
export const isSomebodyNew = (before: Ids | null, now: Ids): boolean =>
  before !== null && [...now].some((id) => !before.has(id));

export function useTone(calls: readonly Call[] | null): void {
  const sound = useSound();
  const known = useRef<Ids | null>(null);
  useEffect(() => {
    if (calls === null) return;
    const now: Ids = new Set(calls.map((call) => call.id));
    if (isSomebodyNew(known.current, now)) play(sound);
    known.current = now;
  }, [calls]);
}

/** Browsers let a page sound only after it was touched. */
function useSound(): Sound {
  const sound: Sound = useRef<AudioContext | null>(null);
  useEffect(() => {
    const allow = () => {
      sound.current ??= typeof AudioContext === 'undefined' ? null : new AudioContext();
      void sound.current?.resume().catch(() => undefined);
    };
    addEventListener('pointerdown', allow);
    addEventListener('keydown', allow);
    return () => {
      removeEventListener('pointerdown', allow);
      removeEventListener('keydown', allow);
      void sound.current?.close().catch(() => undefined);
      sound.current = null;
    };
  }, []);
  return sound;
}

function play({ current: context }: Sound): void {
  if (context?.state !== 'running') return;
  const [tone, gain] = [context.createOscillator(), context.createGain()];
  tone.frequency.value = PITCH_HZ;
  gain.gain.setValueAtTime(LOUDNESS, context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + LENGTH_S);
  tone.connect(gain).connect(context.destination);
  tone.start();
  tone.stop(context.currentTime + LENGTH_S);
}
