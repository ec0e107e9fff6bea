import { useReader } from '../../shared/context';
import { dateAndTime } from '../when';
import { spanWords } from '../zones/words';
import type { Post } from './model';

/** Every version ever recorded, the newest first. */
export function PostHistory({ history }: { readonly history: readonly Post[] }) {
  const { say, language } = useReader();
  return (
    <>
      <h2>{say('posts-desk-history')}</h2>
      <ul class="told">
        {history.toReversed().map((one) => (
          <li key={`${one.version}`} class={one.supersededAt ? 'faint' : undefined}>
            {spanWords(one.validFrom, one.validTo, language, say)}: {one.name}, {say(`CheckpointKind-${one.kind}`)}
            {one.hard && `, ${say('posts-desk-hard-short')}`}
            <small>
              {say('posts-desk-recorded', { at: dateAndTime(one.recordedAt, language) })}{' '}
              {one.supersededAt && say('posts-desk-superseded', { at: dateAndTime(one.supersededAt, language) })}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
