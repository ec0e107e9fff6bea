/**
 * The worker that serves a page without a server. The scope of the checkpoint's is the root: the reader's own script lies under
 * /assets, and a worker's script is asked of whoever looks after the script's address. Of other pages it touches nothing, and a
 * page with a worker of its own below the root is that one's.
 */
export async function registerWorker(name: string, scope: string): Promise<boolean> {
  try {
    await navigator.serviceWorker?.register(`/${name}-sw.js`, { scope, updateViaCache: 'none' });
    return 'serviceWorker' in navigator;
  } catch {
    return false;
  }
}
