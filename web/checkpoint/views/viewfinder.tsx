/** What the camera sees. It stops when the page is hidden, and says why when there is none. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type CameraFault, closeCamera, leaveCamera, openCamera, type Torch, torchOf, watch } from '../scan/camera';

type Seen = { readonly kind: 'opening' | 'live' } | { readonly kind: 'fault'; readonly fault: CameraFault };
type Props = { readonly onTexts: (texts: readonly string[]) => Promise<void> };

/** The code that was just answered is often still before the lens: for a moment it is not taken again. */
const STILL_THERE_MS = 4_000;
let last = '';

function unlikeTheLast(since: number): (texts: readonly string[]) => boolean {
  return (texts) => {
    const all = texts.join(' ');
    if (all === '' || (all === last && performance.now() - since < STILL_THERE_MS)) return false;
    last = all;
    return true;
  };
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
    const fresh = unlikeTheLast(performance.now());
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
        if (!over && fresh(texts)) await onTexts(texts);
      }
    };
    void look();
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
