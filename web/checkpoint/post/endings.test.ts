import { describe, expect, it } from 'vitest';
import { replyCode } from '../../shared/credential/secrets';
import type { Answered } from '../net/desk';
import { callByNetwork, lookForAnswer, reply } from './endings';
import { dismiss, notOnSheet } from './judge';
import type { Post } from './post';
import { aPost, later, REPLY_KEY, recorded, told } from './test_scene';

const UUID = '00000000-0000-7000-8000-000000000001';
const [CODE, OTHER] = ['123456789012', '210987654321'];

function rightFor(post: Post): Promise<string> {
  const challenge = post.state.encounter?.refer?.challenge ?? '';
  return replyCode(REPLY_KEY, {
    deployment: 'd',
    checkpoint: UUID,
    code: post.state.encounter?.controlCode ?? '',
    challenge,
  });
}

describe('the reply code', () => {
  it('lets pass once, with its challenge', async () => {
    const post = await aPost();
    await notOnSheet(post, CODE);
    const code = await rightFor(post);

    expect(await reply(post, code)).toBe('ACCEPTED');
    expect((await recorded(post)).map(told)).toMatchObject([{ outcome: 'PASSED', override: { replyCode: code } }]);
    expect(await reply(post, code)).toBe('TIME');
  });

  it('is not called accepted when the check could not be kept', async () => {
    const post = await aPost();
    await notOnSheet(post, CODE);
    const code = await rightFor(post);
    post.isRecording = true;

    expect(await reply(post, code)).toBe('LOST');
    expect(await recorded(post)).toEqual([]);
  });
});

describe('the answer by network', () => {
  it('is not for the party that came after the one it was asked for', async () => {
    const answer = later<Answered>();
    const post = await aPost({ net: { callDesk: async () => true, answerOf: () => answer.promise } });
    await notOnSheet(post, CODE);
    await callByNetwork(post);
    const looking = lookForAnswer(post);
    await dismiss(post);
    await notOnSheet(post, OTHER);
    answer.give({ answer: 'PASS', replyCode: await rightFor(post) });
    await looking;

    expect(post.state.encounter?.controlCode).toBe(OTHER);
    expect(post.state.encounter?.refer?.wrong).toBe(0);
    expect(await recorded(post)).toEqual([]);
  });

  it('lets the party pass that it was asked for', async () => {
    const post: Post = await aPost({
      net: { callDesk: async () => true, answerOf: async () => ({ answer: 'PASS', replyCode: await rightFor(post) }) },
    });
    await notOnSheet(post, CODE);
    await callByNetwork(post);

    expect(await lookForAnswer(post)).toBe(true);
    expect((await recorded(post)).map(told)).toMatchObject([{ outcome: 'PASSED' }]);
  });

  it('is asked for by the same id when the call is sent again', async () => {
    const ids: string[] = [];
    const callDesk = async (...[, , , id]: readonly [unknown, unknown, unknown, string]) => {
      ids.push(id);
      return ids.length > 1;
    };
    const post = await aPost({ net: { callDesk } });
    await notOnSheet(post, CODE);
    await callByNetwork(post);
    expect(post.state.encounter?.refer?.call?.state).toBe('FAILED');
    await callByNetwork(post);

    expect(post.state.encounter?.refer?.call?.state).toBe('WAITING');
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });
});
