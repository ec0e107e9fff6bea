/** How long our own part of an update took, under `fieldpass:<layer>` in the browser's performance timeline. */
const PREFIX = 'fieldpass:';
/** The timeline keeps measures for ever; a night of them would not fit. */
const MOST_KEPT = 2_000;
let kept = 0;

export function measured<T>(layer: string, update: () => T): T {
  const start = performance.now();
  try {
    return update();
  } finally {
    if (kept >= MOST_KEPT) {
      performance.clearMeasures();
      kept = 0;
    }
    performance.measure(PREFIX + layer, { start, end: performance.now() });
    kept += 1;
  }
}
