import { describe, expect, it } from 'vitest';
import { keep } from '../store/database';
import { reply } from './endings';
import { dismiss, notOnSheet, record, scanned } from './judge';
import type { Post } from './post';
import { leaderIn } from './refer';
import { aDevice, aPost, type Hands, later, noon, unhurried } from './test_scene';
import { dropAnswered, keepUnanswered, takeUp } from './unanswered';

const CODE = '123456789012';
const hasBeenWritten = (post: Post) => post.memory.get('things', 'unanswered');

async function opened(name: string, hands: Hands): Promise<Post> {
  const post = await aPost({ name, hands });
  await keep(post.memory, 'device', await aDevice());
  await takeUp(post);
  keepUnanswered(post);
  return post;
}

describe('a page that opens again', () => {
  it('shows the party that was before the officer, with its challenge and the tries that were spent', async () => {
    const hands = noon();
    const before = await opened('again', hands);
    await notOnSheet(before, CODE);
    await reply(before, '000000');
    await reply(before, '000001');

    const after = await opened('again', hands);
    expect(after.state.encounter).toEqual(before.state.encounter);
    expect(after.state.encounter?.refer?.wrong).toBe(2);
    expect(after.state.notice?.key).toBe('post-taken-up');
  });

  it('was told of no wrong reply before the try was kept', async () => {
    const post = await opened('told', noon());
    await notOnSheet(post, CODE);
    const written = later<void>();
    const answered = reply(post, '000000');
    post.subscribe(() => {
      post.kept = written.promise;
    });
    expect(await Promise.race([answered, new Promise((late) => setTimeout(late, 50, 'LATE'))])).toBe('LATE');
    written.give();
    expect(await answered).toBe('WRONG');
  });

  it('counts the time in which it was closed', async () => {
    const hands = noon();
    await notOnSheet(await opened('time', hands), CODE);
    [hands.wall, hands.monotonic] = [hands.wall + 240, 0];

    const after = await opened('time', hands);
    const { encounter } = after.state;
    expect(encounter?.refer && leaderIn(encounter.refer, after.elapsed.read())).toBe(360);
    hands.wall += 360;
    expect(await reply(after, '000000')).toBe('TIME');
  });

  it('goes on with what else stood on the picture', async () => {
    await scanned(await opened('next', noon()), ['FP1:ONE', 'FP1:OTHER']);
    const after = await opened('next', noon());
    await dismiss(after);
    expect(after.state.encounter?.text).toBe('FP1:OTHER');
  });

  it('shows nobody when the party was answered or dropped', async () => {
    const before = await opened('nobody', noon());
    await scanned(before, ['FP1:ONE']);
    await dismiss(before);
    await hasBeenWritten(before);
    expect((await opened('nobody', noon())).state.encounter).toBeNull();
  });

  it('shows nobody whose check was kept before the page died', async () => {
    const before = await opened('died', noon());
    await scanned(before, ['FP1:ONE']);
    const kept = await hasBeenWritten(before);
    unhurried(before);
    await record(before, 'TURNED_BACK');
    await before.memory.put('things', kept, 'unanswered');
    expect((await opened('died', noon())).state.encounter).toBeNull();
  });

  it('lets a party go that another tab has answered', async () => {
    const one = await opened('tabs', noon());
    await scanned(one, ['FP1:ONE']);
    const other = await opened('tabs', noon());
    await dropAnswered(other);
    expect(other.state.encounter?.text).toBe('FP1:ONE');
    unhurried(one);
    await record(one, 'TURNED_BACK');
    await dropAnswered(other);
    expect(other.state.encounter).toBeNull();
  });
});
