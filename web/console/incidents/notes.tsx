/** Words and photos about a work order, and a new note. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { useActing } from '../use_acting';
import { useViewer } from '../viewer';
import { ActingNotice } from './acting_notice';
import { Area } from './fields';
import { PhotoField } from './photo_field';
import { type Chosen, putPhotos } from './photo_net';
import { Fold, When } from './shown';
import { useStamp } from './stamp';
import type { WorkOrder } from './work_model';

type NotesProps = { readonly order: WorkOrder; readonly again: () => void };

export function Notes({ order, again }: NotesProps) {
  const { say } = useReader();
  const viewer = useViewer();
  return (
    <section>
      <h2>{say('notes-title', { count: order.notes.length })}</h2>
      <ol class="timeline">
        {[...order.notes].reverse().map((note) => (
          <li key={note.id}>
            <When at={note.at} />
            {note.by === viewer.id && ` (${say('incidents-by-you')})`}
            {note.photos.length > 0 && <small> · {say('notes-photos', { count: note.photos.length })}</small>}
            {note.text && <q>{note.text}</q>}
          </li>
        ))}
      </ol>
      {viewer.actions.has('DO_WORK') && (
        <Fold title={say('notes-new')}>
          <NewNote order={order} again={again} />
        </Fold>
      )}
    </section>
  );
}

const NOTE = `mutation ConsoleNote($input: AddNoteInput!) { done: addNote(input: $input) {
  ... on WorkOrderNoteAdded { id } ${PROBLEM} } }`;

function NewNote({ order, again }: NotesProps) {
  const { say, language } = useReader();
  const stamp = useStamp();
  const acting = useActing(again);
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<readonly Chosen[]>([]);
  const [lost, setLost] = useState(0);
  const [count, setCount] = useState(0);
  const isEmpty = words.trim() === '' && photos.length === 0;
  const add = async (event: Event) => {
    event.preventDefault();
    if (isEmpty) return;
    const { id: note, at } = stamp(`${count} ${words}`);
    const input = { workOrder: order.id, note, at, text: words.trim(), photos: photos.map(({ id }) => id) };
    const answer = await acting.run(NOTE, input, () => null);
    if (answer?.kind !== 'done') return;
    const left = await putPhotos(order.id, photos, language);
    setLost(left.length);
    setCount(count + 1);
    setWords('');
    setPhotos([]);
    again();
  };
  return (
    <form class="fields" onSubmit={add}>
      <Area label={say('notes-words')} value={words} most={2000} onChange={setWords} />
      <PhotoField key={count} photos={photos} onChange={setPhotos} />
      {lost > 0 && (
        <p class="notice" role="alert">
          {say('photos-lost', { count: lost })}
        </p>
      )}
      <ActingNotice acted={acting.acted} />
      <div>
        <button type="submit" class="button" aria-disabled={acting.isBusy || isEmpty}>
          {say('notes-add')}
        </button>
      </div>
    </form>
  );
}
