/** Pictures for the map, drawn in code: plates with signs, rings, hatches. Sizes in CSS pixels. */
import { PLATES, type Plate, SIGNS, type Sign } from './shapes';

const DENSITY = 2;
export const PICTURE_OPTIONS = { pixelRatio: DENSITY } as const;

type Draw = (pen: CanvasRenderingContext2D) => void;

function picture(size: number, draw: Draw): ImageData {
  const canvas = new OffscreenCanvas(size * DENSITY, size * DENSITY);
  const pen = canvas.getContext('2d');
  if (!pen) return new ImageData(size * DENSITY, size * DENSITY);
  pen.scale(DENSITY, DENSITY);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  draw(pen as unknown as CanvasRenderingContext2D);
  return pen.getImageData(0, 0, size * DENSITY, size * DENSITY);
}

export type Plated = {
  readonly plate: Plate;
  readonly sign: Sign | null;
  readonly size: number;
  readonly fill: string;
  readonly ink: string;
  readonly edge: string;
  /** A second line around it. */
  readonly isDouble?: boolean;
};

const BOX = 24;

/** A sign on a plate with an edge that stands out from any ground. */
export function plated({ plate, sign, size, fill, ink, edge, isDouble }: Plated): ImageData {
  const margin = isDouble ? 4 : 2;
  return picture(size + 2 * margin, (pen) => {
    pen.translate(margin, margin);
    pen.scale(size / BOX, size / BOX);
    const shape = new Path2D(PLATES[plate]);
    const thin = BOX / size;
    if (isDouble) stroked(pen, shape, fill, 7 * thin);
    stroked(pen, shape, edge, 3.5 * thin);
    pen.fillStyle = fill;
    pen.fill(shape);
    if (sign === null) return;
    const inset = plate === 'diamond' ? 0.62 : 0.78;
    pen.translate((BOX * (1 - inset)) / 2, (BOX * (1 - inset)) / 2);
    pen.scale(inset, inset);
    stroked(pen, new Path2D(SIGNS[sign]), ink, 2.2);
  });
}

function stroked(pen: CanvasRenderingContext2D, shape: Path2D, colour: string, width: number): void {
  pen.lineWidth = width;
  pen.strokeStyle = colour;
  pen.stroke(shape);
}

/** A ring around something, whole or in pieces. */
export function ring(size: number, colour: string, dash: readonly number[]): ImageData {
  return picture(size, (pen) => {
    pen.lineWidth = 2.5;
    pen.lineCap = 'butt';
    pen.strokeStyle = colour;
    pen.setLineDash([...dash]);
    pen.beginPath();
    pen.arc(size / 2, size / 2, size / 2 - 2, 0, 2 * Math.PI);
    pen.stroke();
  });
}

export type Hatch = {
  readonly ground: string | null;
  readonly line: string;
  readonly lean: 'rising' | 'falling' | 'crossed';
  readonly gap: number;
};

/** Slanted lines on a ground, or on none; they go on over the edge of the picture. */
export function hatch({ ground, line, lean, gap }: Hatch): ImageData {
  return picture(gap, (pen) => {
    if (ground !== null) {
      pen.fillStyle = ground;
      pen.fillRect(0, 0, gap, gap);
    }
    pen.strokeStyle = line;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const shift of [-gap, 0, gap]) {
      if (lean !== 'falling') along(pen, shift, gap + 1, -1, gap);
      if (lean !== 'rising') along(pen, shift, -1, gap + 1, gap);
    }
    pen.stroke();
  });
}

function along(pen: CanvasRenderingContext2D, shift: number, from: number, to: number, gap: number): void {
  pen.moveTo(shift - 1, from);
  pen.lineTo(shift + gap + 1, to);
}

export const plain = (colour: string): ImageData =>
  picture(8, (pen) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 8, 8);
  });
