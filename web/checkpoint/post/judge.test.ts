import { describe, expect, it } from 'vitest';
import { dismiss, notOnSheet, record, rejudge, scanned, tapped } from './judge';
import { aPost, recorded, told, unhurried } from './test_scene';

const ONE = 'FP1:ONE';
const OTHER = 'FP1:OTHER';

describe('the party before the officer', () => {
  it('is not replaced by what is scanned late, and that is said', async () => {
    const post = await aPost();
    await scanned(post, [ONE]);
    await scanned(post, [OTHER]);

    expect(post.state.encounter?.text).toBe(ONE);
    expect(post.state.notice?.key).toBe('post-choose-first');
  });

  it('is the first of two that are judged at once', async () => {
    const post = await aPost();
    await Promise.all([scanned(post, [ONE]), scanned(post, [OTHER])]);

    expect(post.state.encounter?.text).toBe(ONE);
    await dismiss(post);
    expect(post.state.encounter).toBeNull();
  });

  it('is followed by what else stood on its picture, whatever came late', async () => {
    const post = await aPost();
    await scanned(post, [ONE, OTHER]);
    await scanned(post, ['FP1:LATE']);
    unhurried(post);
    await record(post, 'TURNED_BACK');

    expect(post.state.encounter?.text).toBe(OTHER);
  });

  it('does not come back when it is judged again while it goes', async () => {
    const post = await aPost();
    await scanned(post, [ONE]);
    const again = rejudge(post, { nameConfirmed: true });
    await dismiss(post);
    await again;

    expect(post.state.encounter).toBeNull();
  });

  it('keeps all that was typed, and the tries that were spent, while it is judged', async () => {
    const post = await aPost();
    await notOnSheet(post, '123456789012');
    const both = [rejudge(post, { idTail: '1234' }), rejudge(post, { plate: '66C1' })];
    const { encounter } = post.state;
    if (encounter?.refer) post.set({ encounter: { ...encounter, refer: { ...encounter.refer, wrong: 2 } } });
    await Promise.all(both);

    expect(post.state.encounter?.seen).toMatchObject({ idTail: '1234', plate: '66C1' });
    expect(post.state.encounter?.refer?.wrong).toBe(2);
  });
});

describe('a tap', () => {
  it('that was meant for the screen before records nothing', async () => {
    const post = await aPost();
    await scanned(post, [ONE]);

    expect(await tapped(post, 'PASSED')).toBe(false);
    expect(await recorded(post)).toEqual([]);
  });

  it('after a moment records', async () => {
    const post = await aPost();
    await scanned(post, [ONE]);
    unhurried(post);

    expect(await tapped(post, 'TURNED_BACK')).toBe(true);
    expect((await recorded(post)).map(told)).toMatchObject([{ outcome: 'TURNED_BACK' }]);
  });
});
