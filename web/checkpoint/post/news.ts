/** News by QR: the crew carries it, in one code or in several; it proves itself. */
import { isBundleText, isNews as isNewsText, newsBytes, Parts } from '../../shared/credential/parts';
import { type Taken, takeBundle, takeDelta } from './bundles';
import type { Post } from './post';

export { isNewsText };

/** Take one scanned text of news; what became of it is said. Null: a part, and more are needed. */
export async function takeNews(post: Post, text: string): Promise<Taken | null> {
  const whole = joined(post, text);
  if (whole === null) return null;
  post.set({ parts: null });
  const bytes = newsBytes(whole);
  if (!bytes) return said(post, 'FOREIGN');
  const taken = isBundleText(whole) ? await takeBundle(post, bytes, null) : await takeDelta(post, bytes);
  if (taken === 'OLDER' && whole === post.newsTaken) return said(post, 'SAME');
  if (taken === 'TAKEN') post.newsTaken = whole;
  return said(post, taken);
}

/** A file that somebody brought: a whole bundle or a delta. */
export async function takeFile(post: Post, file: Blob): Promise<Taken> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const taken = await takeBundle(post, bytes, null);
  return said(post, taken === 'FOREIGN' ? await takeDelta(post, bytes) : taken);
}

/** The whole text, once all parts are there. */
function joined(post: Post, text: string): string | null {
  if (!text.startsWith('FPC1:')) return text;
  post.parts ??= new Parts();
  const got = post.parts.add(text);
  if (!got) return text;
  post.set({ parts: { have: got.have, count: got.count } });
  if (got.text !== null) post.parts = null;
  return got.text;
}

function said(post: Post, taken: Taken): Taken {
  post.say(`post-news-${taken}`);
  return taken;
}

/** What is news among what was scanned, and what is to be judged. */
export function sorted(texts: readonly string[]): {
  readonly news: readonly string[];
  readonly others: readonly string[];
} {
  const clean = texts.map((text) => text.replace(/[\r\n]+$/, ''));
  return { news: clean.filter(isNewsText), others: clean.filter((text) => !isNewsText(text)) };
}
