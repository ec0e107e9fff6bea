/** zlib, never more than what was asked for, whatever the compressed bytes claim. */
import { joined } from './bytes';
import { Broken } from './cbor';
import type { Bytes } from './model';

/** Safari before 16.4 has nothing to unpack with. */
export const canInflate = (): boolean => typeof DecompressionStream === 'function';

/** Raises Broken for what is no whole zlib stream, goes on after its end, or holds more than `most` bytes. */
export async function inflated(packed: Bytes, most: number): Promise<Bytes> {
  if (!canInflate()) throw new Broken('this browser cannot unpack');
  const bytes = await within(packed, most);
  if (bytes === null || adler32(bytes) !== lastFour(packed))
    throw new Broken('not a whole zlib stream within its size');
  return bytes;
}

/** null where the platform refuses, or past `most`. */
async function within(packed: Bytes, most: number): Promise<Bytes | null> {
  const reader = unpacking(packed);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      pieces.push(next.value);
      size += next.value.length;
      if (size > most) break;
    }
    if (size <= most) return joined(...pieces);
    await reader.cancel();
  } catch {
    return null;
  }
  return null;
}

/** What goes wrong is told by the reading end. */
function unpacking(packed: Bytes): ReadableStreamDefaultReader<Uint8Array> {
  const { writable, readable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  for (const done of [writer.write(packed), writer.close()]) done.catch(() => undefined);
  return readable.getReader();
}

/** Not every platform refuses bytes after the end of a stream; its last four bytes are this sum of its content. */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let start = 0; start < bytes.length; start += 3800) {
    for (const byte of bytes.subarray(start, start + 3800)) {
      low += byte;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return high * 65536 + low;
}

function lastFour(packed: Uint8Array): number {
  return packed.subarray(-4).reduce((sum, byte) => sum * 256 + byte, 0);
}
