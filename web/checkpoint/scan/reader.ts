/** Asking the worker what a picture holds. */
export type Effort = 'frame' | 'picture';
export type Picture = { readonly id: number; readonly pixels: ImageData; readonly effort: Effort };
export type Found = { readonly id: number; readonly texts: readonly string[] };

export type ReadPicture = (pixels: ImageData, effort: Effort) => Promise<readonly string[]>;

let reading: ReadPicture | null = null;

/** One worker for the whole page, made when it is first wanted. */
export function pictureReader(): ReadPicture {
  reading ??= startWorker();
  return reading;
}

function startWorker(): ReadPicture {
  const worker = new Worker(new URL('./qr_worker.ts', import.meta.url), { type: 'module' });
  const asked = new Map<number, (texts: readonly string[]) => void>();
  let last = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<Found>) => {
    asked.get(data.id)?.(data.texts);
    asked.delete(data.id);
  });
  worker.addEventListener('error', () => {
    for (const answer of asked.values()) answer([]);
    asked.clear();
  });
  return (pixels, effort) =>
    new Promise((resolve) => {
      const start = performance.now();
      last += 1;
      asked.set(last, (texts) => {
        timed('read', start);
        resolve(texts);
      });
      worker.postMessage({ id: last, pixels, effort } satisfies Picture, [pixels.data.buffer]);
    });
}

/** How long something took, for the browser's own tools; only the last is kept. */
export function timed(name: string, start: number): void {
  performance.clearMeasures(`fieldpass:${name}`);
  performance.measure(`fieldpass:${name}`, { start });
}
