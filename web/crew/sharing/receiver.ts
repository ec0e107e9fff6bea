/** The phone's receiver and battery, listened to only while somebody wants to hear. */
type Battery = { readonly level: number };
type WithBattery = Navigator & { readonly getBattery?: () => Promise<Battery> };

/** Null where the browser does not say. */
export async function batteryPct(): Promise<number | null> {
  const battery = await (navigator as WithBattery).getBattery?.().catch(() => null);
  return battery ? Math.round(battery.level * 100) : null;
}

export type Fault = 'denied' | 'unknown';

/** Ends when what it answers is called. */
export function watch(hear: (at: GeolocationPosition) => void, fail: (fault: Fault) => void): () => void {
  if (!('geolocation' in navigator)) {
    fail('unknown');
    return () => undefined;
  }
  const id = navigator.geolocation.watchPosition(
    hear,
    ({ code, PERMISSION_DENIED }) => fail(code === PERMISSION_DENIED ? 'denied' : 'unknown'),
    { enableHighAccuracy: true, maximumAge: 5_000, timeout: 60_000 },
  );
  return () => navigator.geolocation.clearWatch(id);
}
