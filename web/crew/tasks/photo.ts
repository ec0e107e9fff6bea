/** A photo of a work order or an incident: its bytes lie apart, and go last, so that no words wait behind them. */
import { put } from '../net';
import { photoBytes } from '../store';
import type { Common, Way } from './task';

export type PhotoTask = Common & {
  readonly kind: 'PHOTO';
  /** Made here; also the name under which its bytes lie. */
  readonly photo: string;
  /** What it shows; null: an incident that the server has not heard of yet. */
  readonly subject: string | null;
  /** The deed it belongs to. */
  readonly of: string;
  readonly title: string;
  /** A few hundred points, as an address to show it by. */
  readonly thumb: string;
};

/** A proxy speaks in the server's place. */
const AWAY = new Set([502, 503, 504]);

export const sendPhoto: Way<PhotoTask> = async ({ photo, subject }, { language }, memory) => {
  if (subject === null) return { kind: 'waits' };
  const bytes = await photoBytes(memory, photo);
  if (bytes === null) return { kind: 'done', value: { sent: null, problem: 'crew-work-photo-lost' } };
  const address = `/media/${photo}?kind=PHOTO&subject=${encodeURIComponent(subject)}`;
  const status = await put(address, bytes, language);
  if (status === null || AWAY.has(status)) return { kind: 'unreachable' };
  if (status >= 500) return { kind: 'failed', requestId: null };
  if (status === 401) return { kind: 'signed-out' };
  if (status === 429) return { kind: 'busy' };
  const problem = status < 300 ? null : status === 413 ? 'crew-work-photo-large' : 'crew-work-photo-refused';
  return { kind: 'done', value: { sent: photo, problem } };
};
