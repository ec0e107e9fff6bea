/**
 * The worker that serves this page without a server. Its scope is the root: the reader's own script lies under /assets, and a
 * worker's script is asked of whoever looks after the script's address. Of other pages it touches nothing.
 */
export async function registerWorker(): Promise<boolean> {
  try {
    await navigator.serviceWorker?.register('/checkpoint-sw.js', { scope: '/', updateViaCache: 'none' });
    return 'serviceWorker' in navigator;
  } catch {
    return false;
  }
}
