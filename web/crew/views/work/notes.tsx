/** Words and photos about an order; nothing ever conflicts with them. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { uuid } from '../../../shared/uuid';
import { useCrew } from '../../use_crew';
import { useDraft } from '../../use_draft';
import type { Said, WorkOrder } from '../../work/model';
import type { WorkNow } from '../../work/rules';
import { Photos, type Taken, Thumbs } from './photos';

export function Notes({ work: { order, unsent } }: { work: WorkNow }) {
  const { say } = useReader();
  const sent = order.photos.length - unsent.photos.length;
  return (
    <>
      <h4>{say('crew-work-notes')}</h4>
      <ul class="said">
        {order.notes.map((note) => (
          <Note key={note.id} note={note} isUnsent={unsent.notes.includes(note.id)} />
        ))}
      </ul>
      {sent > 0 && <p class="faint">{say('crew-work-photos-sent', { count: sent })}</p>}
      {unsent.photos.length > 0 && (
        <div class="waiting-photos">
          <Thumbs all={unsent.photos.map(({ thumb }) => thumb)} />
          <span class="unsent">{say('crew-work-unsent')}</span>
        </div>
      )}
      <Writing order={order} />
    </>
  );
}

function Note({ note, isUnsent }: { note: Said; isUnsent: boolean }) {
  const { say, language } = useReader();
  return (
    <li>
      {note.words || say('crew-work-only-photos')}
      <span class="faint">
        {' '}
        {[note.by ?? say('crew-work-you'), dayAndTime(new Date(note.atMs), language)].filter(Boolean).join(', ')}
      </span>{' '}
      {isUnsent && <span class="unsent">{say('crew-work-unsent')}</span>}
    </li>
  );
}

const LONGEST = 2_000;

function Writing({ order }: { order: WorkOrder }) {
  const { say } = useReader();
  const { crew } = useCrew();
  const [words, write, endWords] = useDraft(`note ${order.id}`, '');
  const [taken, take, endPhotos] = useDraft<readonly Taken[]>(`photos ${order.id}`, []);
  const isEmpty = words.trim() === '' && taken.length === 0;
  const send = async () => {
    if (isEmpty || !(await crew.did(deeds(order, words.trim(), taken), taken))) return;
    endWords();
    endPhotos();
  };
  return (
    <div class="form">
      <label>
        {say('crew-work-note')}
        <textarea
          rows={3}
          maxLength={LONGEST}
          value={words}
          onInput={({ currentTarget }) => write(() => currentTarget.value)}
        />
      </label>
      <Photos taken={taken} onTaken={take} />
      <button type="button" class="big" aria-disabled={isEmpty} onClick={send}>
        {say('crew-work-note-send')}
      </button>
    </div>
  );
}

function deeds({ id, title, version }: WorkOrder, words: string, taken: readonly Taken[]) {
  const deed = uuid();
  return [
    { kind: 'NOTE' as const, order: id, title, version, deed, words, photos: taken.map((one) => one.id) },
    ...taken.map((one) => photoDeed(one, id, deed, title)),
  ];
}

/** The photo itself goes after all words. */
export const photoDeed = ({ id, thumb }: Taken, subject: string | null, of: string, title: string) => ({
  kind: 'PHOTO' as const,
  photo: id,
  subject,
  of,
  title,
  thumb,
});
