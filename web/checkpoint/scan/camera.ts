/** The camera: opened, looked through frame by frame, closed when nobody looks at the page. */
import { pictureReader } from './reader';

export type CameraFault = 'DENIED' | 'NONE' | 'BUSY';
export type Torch = { readonly isLit: boolean; readonly set: (lit: boolean) => Promise<void> };

const SIDE = 960;
const PAUSE_MS = 60;
const WITH_OWN_EVERY = 4;
const WANTED = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } } as const;

/** Opening takes a phone a second: between two scans the camera stays open for a while. */
const KEPT_OPEN_MS = 45_000;
let kept: MediaStream | null = null;
let closing = 0;

export async function openCamera(): Promise<MediaStream | CameraFault> {
  clearTimeout(closing);
  if (kept?.getVideoTracks().some(({ readyState }) => readyState === 'live')) return kept;
  if (!navigator.mediaDevices) return 'NONE';
  try {
    kept = await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
    return kept;
  } catch (fault) {
    const name = fault instanceof DOMException ? fault.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'DENIED';
    return name === 'NotReadableError' ? 'BUSY' : 'NONE';
  }
}

/** Nobody looks through it now. */
export function leaveCamera(): void {
  clearTimeout(closing);
  closing = setTimeout(closeCamera, KEPT_OPEN_MS) as unknown as number;
}

export function closeCamera(): void {
  for (const track of kept?.getTracks() ?? []) track.stop();
  kept = null;
}

/** The lamp beside the lens, where there is one. */
export function torchOf(stream: MediaStream): Torch | null {
  const [track] = stream.getVideoTracks();
  const can = track?.getCapabilities?.() as (MediaTrackCapabilities & { torch?: boolean }) | undefined;
  if (!track || !can?.torch) return null;
  const { torch } = track.getSettings() as MediaTrackSettings & { torch?: boolean };
  return {
    isLit: torch === true,
    set: (lit) => track.applyConstraints({ advanced: [{ torch: lit } as MediaTrackConstraintSet] }),
  };
}

type Detector = { detect: (video: HTMLVideoElement) => Promise<readonly { rawValue: string }[]> };
type DetectorKind = { new (options: { formats: string[] }): Detector; getSupportedFormats(): Promise<string[]> };

/** The browser's own reader, where it reads QR codes. */
async function ownDetector(): Promise<Detector | null> {
  const kind = (globalThis as { BarcodeDetector?: DetectorKind }).BarcodeDetector;
  const formats = (await kind?.getSupportedFormats().catch(() => [])) ?? [];
  return kind && formats.includes('qr_code') ? new kind({ formats: ['qr_code'] }) : null;
}

/** Look through frames until something is found or `isOver`. The wasm reader has every frame, or each fourth beside the browser's. */
export async function watch(video: HTMLVideoElement, isOver: () => boolean): Promise<readonly string[]> {
  const own = await ownDetector();
  const canvas = document.createElement('canvas');
  for (let frame = 0; !isOver(); frame += 1) {
    const found = own ? (await own.detect(video).catch(() => [])).map(({ rawValue }) => rawValue) : [];
    if (found.length > 0) return found;
    const pixels = own && frame % WITH_OWN_EVERY ? null : frameOf(video, canvas);
    const texts = pixels ? await pictureReader()(pixels, 'frame') : [];
    if (texts.length > 0) return texts;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return [];
}

function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
  [canvas.width, canvas.height] = [Math.round(video.videoWidth * scale), Math.round(video.videoHeight * scale)];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
