import 'fake-indexeddb/auto';
import { afterEach, expect, it, vi } from 'vitest';
import type { Officer } from '../../shared/credential/model';
import { keep } from '../store/database';
import { matches } from './shifts';
import { aPost } from './small_net';

vi.mock('../../shared/credential/secrets', () => ({ pinMatches: async () => true, signCheck: async () => '' }));
afterEach(() => void vi.useRealTimers());

it('waits five minutes at most after the clock was set back, and then looks again', async () => {
  const post = await aPost();
  await keep(post.memory, 'pinTries', { wrong: 0, untilMs: 1e12 });
  vi.useFakeTimers({ now: 1_000, toFake: ['Date'] });
  expect(await matches(post, {} as Officer, '1')).toBe('WAIT');
  vi.setSystemTime(302_000);
  expect(await matches(post, {} as Officer, '1')).toBe('RIGHT');
});
