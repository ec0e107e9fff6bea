/** Asking the worker what a picture holds. */
export type Effort = 'frame' | 'picture';
export type Picture = { readonly id: number; readonly pixels: ImageData; readonly effort: Effort };
export type Found = { readonly id: number; readonly texts: readonly string[] };

export type ReadPicture = (pixels: ImageData, effort: Effort) => Promise<readonly string[]>;

let reading: ReadPicture | null = null;

/** The worker could not be started, or died: no code is seen, though one may be there. */
export class BrokenReader extends Error {}

/** One worker for the whole page, made when it is first wanted, and anew after one has died. */
export function pictureReader(): ReadPicture {
  reading ??= startWorker();
  return reading;
}

type Asked = { readonly answer: (texts: readonly string[]) => void; readonly fail: (fault: BrokenReader) => void };

function startWorker(): ReadPicture {
  const worker = new Worker(new URL('./qr_worker.ts', import.meta.url), { type: 'module' });
  const asked = new Map<number, Asked>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Found>) => {
    asked.get(data.id)?.answer(data.texts);
    asked.delete(data.id);
  });
  worker.addEventListener('error', () => {
    reading = null;
    worker.terminate();
    for (const { fail } of asked.values()) fail(new BrokenReader());
    asked.clear();
  });
  return (pixels, effort) =>
    new Promise((resolve, fail) => {
      const start = performance.now();
      const answer = (texts: readonly string[]) => {
        timed('read', start);
        resolve(texts);
      };
      last += 1;
      asked.set(last, { answer, fail });
      worker.postMessage({ id: last, pixels, effort } satisfies Picture, [pixels.data.buffer]);
    });
}

/** How long something took, for the browser's own tools; only the last is kept. */
export function timed(name: string, start: number): void {
  performance.clearMeasures(`fieldpass:${name}`);
  performance.measure(`fieldpass:${name}`, { start });
}
