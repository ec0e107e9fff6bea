/** Reads QR codes out of pictures, away from the page's own thread. The wasm comes from our server, never from elsewhere. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { Effort, Found, Picture } from './reader';

prepareZXingModule({
  overrides: { locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path) },
  fireImmediately: true,
});

const MOST_CODES = 4;
const base = { formats: ['QRCode'], maxNumberOfSymbols: MOST_CODES, textMode: 'Plain' } satisfies ReaderOptions;

/** A camera brings the next frame at once; a picture from the gallery is all there is. */
const OPTIONS: Record<Effort, readonly ReaderOptions[]> = {
  frame: [{ ...base, tryHarder: false, tryRotate: true, tryInvert: false, tryDownscale: true }],
  picture: [
    { ...base, tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true },
    { ...base, tryHarder: true, tryRotate: true, binarizer: 'GlobalHistogram', tryDownscale: true },
    { ...base, tryHarder: true, tryRotate: true, tryDenoise: true, tryDownscale: true } as ReaderOptions,
  ],
};

async function read({ pixels, effort }: Pick<Picture, 'pixels' | 'effort'>): Promise<readonly string[]> {
  for (const options of OPTIONS[effort]) {
    const codes = await readBarcodes(pixels, options);
    const texts = codes.filter((code) => code.isValid).map((code) => code.text);
    if (texts.length > 0) return texts;
  }
  return [];
}

self.addEventListener('message', async ({ data: { id, ...picture } }: MessageEvent<Picture>) => {
  const texts = await read(picture).catch(() => []);
  self.postMessage({ id, texts } satisfies Found);
});
