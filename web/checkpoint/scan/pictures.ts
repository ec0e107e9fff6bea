/** Pictures from the gallery, as pixels: large ones made smaller, small ones larger, until a code is found. */
import { type Effort, pictureReader } from './reader';

/** The longer side in pixels, and how hard to look: most pictures give their code at the first try. */
const TRIES: readonly (readonly [number, Effort])[] = [
  [900, 'frame'],
  [1400, 'picture'],
  [2600, 'picture'],
  [800, 'picture'],
];

export async function textsIn(file: Blob): Promise<readonly string[]> {
  const picture = await createImageBitmap(file);
  for (const [side, effort] of TRIES) {
    const texts = await pictureReader()(pixelsOf(picture, side), effort);
    if (texts.length > 0) return texts;
  }
  return [];
}

/** With white around it: a code cut off at its quiet zone is then found too. */
const MARGIN = 24;

function pixelsOf(picture: ImageBitmap, side: number): ImageData {
  const scale = side / Math.max(picture.width, picture.height);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width + 2 * MARGIN, height + 2 * MARGIN];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, MARGIN, MARGIN, width, height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
