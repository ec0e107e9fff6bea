/** How long to wait after failures in a row, in seconds: doubling, at most five minutes, spread so that posts do not march. */
const FIRST_S = 5;
const MOST_S = 300;

export function backOffS(failures: number, random: () => number): number {
  if (failures === 0) return 0;
  const whole = Math.min(MOST_S, FIRST_S * 2 ** (failures - 1));
  return whole * (0.5 + random() / 2);
}
