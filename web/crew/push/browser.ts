/** What the browser says of pushes. None of it asks anybody anything but `wish`. */
import { isApple, type PushFacts } from './state';

const SCOPE = '/crew';

const registration = async (): Promise<ServiceWorkerRegistration | null> =>
  (await navigator.serviceWorker?.getRegistration(SCOPE)) ?? null;

export const hasPush = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

export async function subscribed(): Promise<PushSubscription | null> {
  return hasPush() ? ((await (await registration())?.pushManager.getSubscription()) ?? null) : null;
}

export const phone = (): Pick<PushFacts, 'hasPush' | 'isApple' | 'isInstalled' | 'permission'> => ({
  hasPush: hasPush(),
  isApple: isApple(navigator.userAgent, navigator.maxTouchPoints),
  isInstalled: matchMedia('(display-mode: standalone)').matches,
  permission: hasPush() ? Notification.permission : 'default',
});

/** Asks the bearer, on their tap alone. */
export async function wish(serverKey: string): Promise<PushSubscription | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const worker = await navigator.serviceWorker.ready;
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: serverKey });
}
