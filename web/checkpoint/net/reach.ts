/** One exchange with the server, body and all. A slow network may take as long as it likes while something moves. */
import { joined } from '../../shared/credential/bytes';
import type { Bytes } from '../../shared/credential/model';

export type Reached = {
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  readonly bytes: Bytes;
};
/** `LATE`: nothing moved for too long. */
export type Unreached = 'NONE' | 'LATE';

/** Without a byte for so long, nothing more comes. */
const STALL_MS = 30_000;
/** What we send cannot be watched: it is given the time that 16 kbit/s need. */
const SENT_BYTES_PER_MS = 2;

export async function reach(address: string, options: RequestInit): Promise<Reached | Unreached> {
  const watch = new Watch();
  try {
    watch.rest(STALL_MS + (typeof options.body === 'string' ? options.body.length / SENT_BYTES_PER_MS : 0));
    const { signal } = watch;
    const answer = await fetch(address, { credentials: 'omit', cache: 'no-store', signal, ...options });
    const bytes = await whole(answer, watch);
    return { status: answer.status, ok: answer.ok, headers: answer.headers, bytes };
  } catch {
    return watch.signal.aborted ? 'LATE' : 'NONE';
  } finally {
    watch.over();
  }
}

/** Gives an exchange up that stands still. */
class Watch {
  private readonly control = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;

  get signal(): AbortSignal {
    return this.control.signal;
  }

  rest(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.control.abort(), ms);
  }

  over(): void {
    clearTimeout(this.timer);
  }
}

async function whole(answer: Response, watch: Watch): Promise<Bytes> {
  watch.rest(STALL_MS);
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array(await answer.arrayBuffer());
  const pieces: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    watch.rest(STALL_MS);
  }
  return joined(...pieces);
}

/** JSON, or null for what is none. */
export function jsonOf({ bytes }: Reached): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
