/** The checks that wait, as a file: where there will be no network, a courier hands them in. */
import type { Post } from '../post/post';
import { allWaiting } from '../store/queue';

export async function saveWaiting(post: Post): Promise<void> {
  const checks = await allWaiting(post.memory);
  const lines = checks.map(({ place, device, text, signature }) =>
    JSON.stringify({ checkpoint: place, device, text, signature }),
  );
  const address = URL.createObjectURL(new Blob([`${lines.join('\n')}\n`], { type: 'application/x-ndjson' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'fieldpass-checks.ndjson';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
