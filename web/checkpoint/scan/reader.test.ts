import { afterEach, expect, it, vi } from 'vitest';
import { BrokenReader, type Picture, pictureReader } from './reader';

class FakeWorker extends EventTarget {
  static readonly all: FakeWorker[] = [];
  readonly terminate = vi.fn();
  constructor() {
    super();
    FakeWorker.all.push(this);
  }
  postMessage({ id }: Picture): void {
    if (FakeWorker.all.length === 1) this.dispatchEvent(new Event('error'));
    else this.dispatchEvent(new MessageEvent('message', { data: { id, texts: ['FP1:A'] } }));
  }
}

afterEach(() => vi.unstubAllGlobals());

it('says so when its worker dies, and reads on with another', async () => {
  vi.stubGlobal('Worker', FakeWorker);
  const pixels = { data: new Uint8ClampedArray(4), width: 1, height: 1 } as unknown as ImageData;

  await expect(pictureReader()(pixels, 'frame')).rejects.toBeInstanceOf(BrokenReader);
  expect(await pictureReader()(pixels, 'frame')).toEqual(['FP1:A']);
  expect(FakeWorker.all).toHaveLength(2);
  expect(FakeWorker.all[0]?.terminate).toHaveBeenCalled();
});
