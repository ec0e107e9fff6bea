/** Ready for the next: the camera looks, and there are three other ways in. */
import type { TargetedEvent } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { useWakeLock } from '../../shared/use_wake_lock';
import { scanned } from '../post/judge';
import { textsIn } from '../scan/pictures';
import { BrokenReader } from '../scan/reader';
import { useWedge } from '../scan/use_wedge';
import type { Turn } from './app';
import { Notices } from './notices';
import { Strip } from './strip';
import { usePost } from './use_post';
import { Viewfinder } from './viewfinder';

export function Scan({ onTurn }: { onTurn: (turn: Turn) => void }) {
  const { say } = useReader();
  const { post } = usePost();
  const [busy, setBusy] = useState(false);
  const take = useCallback((texts: readonly string[]) => scanned(post, texts), [post]);
  useWakeLock();
  useWedge(useCallback((text: string) => void take([text]), [take]));
  const picture = async ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    setBusy(true);
    const texts = await textsIn(file).catch((fault: unknown) => (fault instanceof BrokenReader ? null : []));
    currentTarget.value = '';
    setBusy(false);
    if (texts && texts.length > 0) await take(texts);
    else post.say(texts ? 'post-no-code' : 'post-camera-READER');
  };
  return (
    <section class="work" aria-labelledby="scan">
      <h1 id="scan" class="unseen">
        {say('post-scan-title')}
      </h1>
      <Strip onTurn={onTurn} />
      <Viewfinder onTexts={take} />
      <Notices />
      <div class="tools">
        <button class="big primary" type="button" onClick={() => onTurn('lookup')}>
          {say('post-type')}
        </button>
        <label class="big secondary file">
          {say(busy ? 'post-reading' : 'post-picture')}
          <input class="unseen" type="file" accept="image/*" onChange={picture} />
        </label>
      </div>
    </section>
  );
}
