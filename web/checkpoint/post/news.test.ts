import { beforeEach, expect, it, vi } from 'vitest';
import { type Taken, takeDelta } from './bundles';
import { takeNews } from './news';
import { aPost } from './test_scene';

vi.mock('./bundles');
vi.mock('../../shared/credential/parts', async (original) => ({
  ...(await original<object>()),
  newsBytes: (text: string) => new TextEncoder().encode(text),
  isBundleText: () => false,
}));

beforeEach(() => {
  const taken: Taken[] = ['TAKEN', 'OLDER', 'OLDER'];
  vi.mocked(takeDelta).mockImplementation(async () => taken.shift() ?? 'FOREIGN');
});

it('calls news that were just taken no older, when they are seen once more', async () => {
  const post = await aPost();
  await takeNews(post, 'FPD1:A');
  expect(post.state.notice?.key).toBe('post-news-TAKEN');
  await takeNews(post, 'FPD1:A');
  expect(post.state.notice?.key).toBe('post-news-SAME');
});

it('calls older what is older', async () => {
  const post = await aPost();
  await takeNews(post, 'FPD1:A');
  await takeNews(post, 'FPD1:B');
  expect(post.state.notice?.key).toBe('post-news-OLDER');
});
