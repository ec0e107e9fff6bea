/** An age as a person says it: whole minutes, hours or days. */
export function ageWords(seconds: number): { unit: string; count: number } {
  const whole = Math.max(0, seconds);
  if (whole < 90) return { unit: 'now', count: 0 };
  if (whole < 5_400) return { unit: 'minutes', count: Math.round(whole / 60) };
  if (whole < 172_800) return { unit: 'hours', count: Math.round(whole / 3_600) };
  return { unit: 'days', count: Math.round(whole / 86_400) };
}
