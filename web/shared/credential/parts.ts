/** One long text as several QR codes, and back. The twin of credentials/parts.py. Pure. */
import { decode } from './base45';
import { toHex, utf8 } from './bytes';
import type { Bytes } from './model';
import { sha256Now } from './sha256';
import { LIMITS, wire } from './wire';

const { delta, bundle, part } = wire.news_prefix;
const PLACE = '([1-9][0-9]{0,2})';
const SHAPE = new RegExp(`^${part}${PLACE}/${PLACE}:([0-9A-F]{8}):([0-9A-Z $%*+\\-./:]{1,${LIMITS.part_characters}})$`);

type Part = { readonly place: number; readonly count: number; readonly name: string; readonly piece: string };
export type Progress = { readonly have: number; readonly count: number; readonly text: string | null };

/** Whether a scanned text is news, a bundle, or a part of one: not a permit, whatever it says. */
export function isNews(text: string): boolean {
  return [delta, bundle, part].some((prefix) => text.startsWith(prefix));
}

/** The signed file of a whole text; null for any other text. */
export function newsBytes(text: string): Bytes | null {
  const prefix = [delta, bundle].find((one) => text.startsWith(one));
  const most = Math.max(LIMITS.bundle_bytes, LIMITS.delta_bytes) * 1.5 + 8;
  return prefix === undefined || text.length > most ? null : decode(text.slice(prefix.length));
}

/** Whether the file of a whole text is a bundle, not a delta. */
export function isBundleText(text: string): boolean {
  return text.startsWith(bundle);
}

/** Parts scanned one after the other, in any order, however often; a part of another text begins anew. */
export class Parts {
  private pieces = new Map<number, string>();
  private of: string | null = null;

  /** How far the text has come, with the text once it is whole; null for what is no part of one. */
  add(scanned: string): Progress | null {
    const found = read(scanned);
    if (found === null) return null;
    const of = `${found.count}:${found.name}`;
    if (this.of !== of) this.clear();
    this.of = of;
    this.pieces.set(found.place, found.piece);
    return this.progress(found);
  }

  clear(): void {
    this.pieces = new Map();
    this.of = null;
  }

  private progress({ count, name }: Part): Progress {
    const have = this.pieces.size;
    if (have < count) return { have, count, text: null };
    const text = [...this.pieces]
      .sort(([left], [right]) => left - right)
      .map(([, piece]) => piece)
      .join('');
    this.clear();
    return nameOf(text) === name ? { have, count, text } : { have: 0, count, text: null };
  }
}

/** Eight digits that tell one text from another. */
export function nameOf(text: string): string {
  return toHex(sha256Now(utf8(text)).subarray(0, 4)).toUpperCase();
}

function read(text: string): Part | null {
  const [, place, count, name, piece] = SHAPE.exec(text) ?? [];
  if (place === undefined || count === undefined || name === undefined || piece === undefined) return null;
  const fits = Number(place) <= Number(count) && Number(count) <= LIMITS.parts;
  return fits ? { place: Number(place), count: Number(count), name, piece } : null;
}
