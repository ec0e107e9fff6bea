/** Ending an order: done, in part, or not at all, with what there is to say. Its permits end with it, so it is asked twice. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { uuid } from '../../../shared/uuid';
import { useCrew } from '../../use_crew';
import { ENDS, type End, type WorkOrder } from '../../work/model';

const LONGEST = 500;

export function Ending({ order }: { order: WorkOrder }) {
  const { say } = useReader();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Choosing order={order} onClose={() => setOpen(false)} />;
  return (
    <button type="button" class={order.progress === 'DONE' ? 'big primary' : 'big'} onClick={() => setOpen(true)}>
      {say('crew-work-end')}
    </button>
  );
}

function Choosing({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const { say } = useReader();
  const { crew } = useCrew();
  // What a dispatcher holds up is not done; the server would say so too.
  const ends = order.state === 'HELD' ? ENDS.filter((end) => end !== 'COMPLETED') : ENDS;
  const [state, setState] = useState<End>(ends[0] ?? 'PARTIAL');
  const [words, setWords] = useState('');
  const [isTold, setTold] = useState(false);
  const needsWords = state !== 'COMPLETED' && words.trim() === '';
  const end = async () => {
    setTold(needsWords);
    const { id, title, version } = order;
    if (needsWords) return;
    if (await crew.did({ kind: 'END', order: id, title, version, deed: uuid(), state, words: words.trim() })) onClose();
  };
  return (
    <div class="form ending">
      <fieldset class="ends">
        <legend>{say('crew-work-end')}</legend>
        {ends.map((one) => (
          <label key={one}>
            <input type="radio" name={`end-${order.id}`} checked={one === state} onChange={() => setState(one)} />
            {say(`WorkOrderState-${one}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {say(state === 'COMPLETED' ? 'crew-work-end-words' : 'crew-work-end-why')}
        <textarea
          rows={2}
          maxLength={LONGEST}
          value={words}
          required={state !== 'COMPLETED'}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      {isTold && needsWords && (
        <p class="notice" role="alert">
          {say('crew-work-end-needs')}
        </p>
      )}
      <p class="notice">{say('crew-work-end-permits')}</p>
      <button type="button" class="big primary" onClick={end}>
        {say('crew-work-end-yes')}
      </button>
      <button type="button" class="big" onClick={onClose}>
        {say('crew-work-back')}
      </button>
    </div>
  );
}
