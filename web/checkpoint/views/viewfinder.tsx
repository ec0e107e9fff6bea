/** What the camera sees. It stops when the page is hidden, and says why when there is none. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type CameraFault, closeCamera, leaveCamera, openCamera, type Torch, torchOf, watch } from '../scan/camera';
import { BrokenReader } from '../scan/reader';
import { NOTHING, resumed, sighted } from '../scan/sights';

type Fault = CameraFault | 'READER';
type Seen = { readonly kind: 'opening' | 'live' } | { readonly kind: 'fault'; readonly fault: Fault };
type Props = { readonly onTexts: (texts: readonly string[]) => Promise<void> };

let last = NOTHING;

function isFresh(texts: readonly string[]): boolean {
  if (texts.length === 0) return false;
  const { sight, isNew } = sighted(last, texts, performance.now());
  last = sight;
  return isNew;
}

export function Viewfinder({ onTexts }: Props) {
  const { say } = useReader();
  const video = useRef<HTMLVideoElement>(null);
  const [seen, setSeen] = useState<Seen>({ kind: 'opening' });
  const [torch, setTorch] = useState<Torch | null>(null);
  const [lit, setLit] = useState(false);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let over = false;
    last = resumed(last, performance.now());
    const look = async () => {
      const opened = await openCamera();
      if (typeof opened === 'string') return over || setSeen({ kind: 'fault', fault: opened });
      if (over || !video.current) return leaveCamera();
      video.current.srcObject = opened;
      await video.current.play().catch(() => undefined);
      const lamp = torchOf(opened);
      setTorch(lamp);
      setLit(lamp?.isLit === true);
      setSeen({ kind: 'live' });
      while (!over && video.current) {
        const texts = await watch(video.current, () => over);
        if (!over && isFresh(texts)) await onTexts(texts);
      }
    };
    look().catch((fault: unknown) => {
      if (!(fault instanceof BrokenReader)) throw fault;
      if (!over) setSeen({ kind: 'fault', fault: 'READER' });
    });
    return () => {
      over = true;
      leaveCamera();
    };
  }, [turn, onTexts]);
  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible') setTurn((before) => before + 1);
      else closeCamera();
    };
    document.addEventListener('visibilitychange', wake);
    return () => document.removeEventListener('visibilitychange', wake);
  }, []);
  const light = async () => {
    await torch?.set(!lit).catch(() => undefined);
    setLit(!lit);
  };
  return (
    <div class={`finder ${seen.kind}`}>
      <video ref={video} muted playsInline aria-label={say('post-camera')} />
      <p class="hint">{say(seen.kind === 'fault' ? `post-camera-${seen.fault}` : `post-camera-${seen.kind}`)}</p>
      {seen.kind === 'fault' && seen.fault !== 'NONE' && (
        <button class="torch" type="button" onClick={() => setTurn(turn + 1)}>
          {say('post-camera-again')}
        </button>
      )}
      {torch && (
        <button class="torch" type="button" aria-pressed={lit} onClick={light}>
          {say('post-torch')}
        </button>
      )}
    </div>
  );
}
