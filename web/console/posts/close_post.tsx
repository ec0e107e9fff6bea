import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { go } from '../route';
import { ActedNotice } from '../trouble';
import { useAct } from '../use_act';
import { serverNow, useViewer } from '../viewer';
import type { Post } from './model';

const CLOSE = `mutation ConsoleClosePost($input: CloseCheckpointInput!) { done: closeCheckpoint(input: $input) {
  ... on CheckpointPlaced { version } ${PROBLEM} } }`;

/** Asked twice: from now on the checkpoint stands no more. */
export function ClosePost({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const viewer = useViewer();
  const [at, setAt] = useState<string | null>(null);
  const closing = useAct(CLOSE, (): true => true);
  const close = async () => {
    const done = await closing.send({ checkpoint: post.id, version: post.version, at });
    if (done?.kind === 'done') go('posts');
  };
  return (
    <>
      {at === null ? (
        <button type="button" class="chip" onClick={() => setAt(new Date(serverNow(viewer)).toISOString())}>
          {say('posts-desk-close')}
        </button>
      ) : (
        <>
          <button type="button" class="chip danger" aria-disabled={closing.isBusy} onClick={() => void close()}>
            {say('posts-desk-close-sure', { name: post.name })}
          </button>
          <button type="button" class="chip" onClick={() => setAt(null)}>
            {say('posts-desk-leave-it')}
          </button>
        </>
      )}
      <ActedNotice acted={closing.acted} />
    </>
  );
}
