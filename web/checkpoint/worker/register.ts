/** The worker that serves this page without a server. Its file stands at the root; it looks after this page alone. */
export async function registerWorker(): Promise<boolean> {
  try {
    await navigator.serviceWorker?.register('/checkpoint-sw.js', { scope: '/checkpoint', updateViaCache: 'none' });
    return 'serviceWorker' in navigator;
  } catch {
    return false;
  }
}
