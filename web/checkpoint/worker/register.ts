/** The worker that serves the checkpoint page without a server, and whether it holds all that the page needs. */
import { registerWorker as register } from '../../worker/register';

export const registerWorker = (): Promise<boolean> => register('checkpoint', '/');

type Stored = { readonly keys: () => Promise<readonly { readonly url: string }[]> };
type Caches = { readonly keys: () => Promise<readonly string[]>; readonly open: (name: string) => Promise<Stored> };
type Workers = { readonly getRegistration: (scope: string) => Promise<{ readonly active: unknown } | undefined> };

/** Whether the page would open now without a server: a worker serves it, and holds the page and its reader of codes. */
export async function isStored(
  workers: Workers | undefined = navigator.serviceWorker,
  stores: Caches | undefined = globalThis.caches,
): Promise<boolean> {
  if (!(await workers?.getRegistration('/'))?.active || !stores) return false;
  for (const name of await stores.keys()) {
    const paths = (await (await stores.open(name)).keys()).map(({ url }) => new URL(url).pathname);
    if (paths.includes('/checkpoint/') && paths.some((path) => path.endsWith('.wasm'))) return true;
  }
  return false;
}

/** True once stored, null while it is being stored, false where it cannot be. An attempt that failed is made again. */
export async function storing(): Promise<boolean | null> {
  if (await isStored().catch(() => false)) return true;
  const isTried = await navigator.serviceWorker?.getRegistration('/').catch(() => undefined);
  return isTried || (await registerWorker()) ? null : false;
}
