/** A photo drawn anew: as large as a dispatcher needs, and without what the camera wrote into it (place, device, hour). */
const LONGEST = 1_600;
const THUMB = 240;
const QUALITY = 0.8;
const THUMB_QUALITY = 0.6;

export type Shrunk = { readonly bytes: ArrayBuffer; readonly thumb: string };

/** Null for what this phone cannot read as a picture. */
export async function shrunk(file: Blob): Promise<Shrunk | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (picture === null) return null;
  try {
    const blob = await new Promise<Blob | null>((done) => drawn(picture, LONGEST).toBlob(done, 'image/jpeg', QUALITY));
    const thumb = drawn(picture, THUMB).toDataURL('image/jpeg', THUMB_QUALITY);
    return blob && { bytes: await blob.arrayBuffer(), thumb };
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, longest: number): HTMLCanvasElement {
  const { width, height } = within(picture, longest);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
  return canvas;
}

type Size = { readonly width: number; readonly height: number };

/** The longer side at most `longest`; never larger than it was. */
export function within({ width, height }: Size, longest: number): Size {
  const by = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) };
}
