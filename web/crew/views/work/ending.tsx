/** Ending an order: done, in part, or not at all, with what there is to say. Its permits end with it, so it is asked twice. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { uuid } from '../../../shared/uuid';
import { useCrew } from '../../use_crew';
import { useDraft } from '../../use_draft';
import { ENDS, type End, type WorkOrder } from '../../work/model';

const LONGEST = 500;

/** An ending that is being written, and the order as it was when that began: what others do meanwhile is told, not overruled. */
type Begun = { readonly version: number; readonly state: string; readonly end: End; readonly words: string };

/** What a dispatcher holds up is not done; the server would say so too. */
const endsOf = (state: string) => (state === 'HELD' ? ENDS.filter((end) => end !== 'COMPLETED') : ENDS);

export function Ending({ order }: { order: WorkOrder }) {
  const { say } = useReader();
  const [begun, amend, end] = useDraft<Begun | null>(`end ${order.id}`, null);
  if (begun) return <Choosing order={order} begun={begun} onBegun={(now) => amend(() => now)} onClose={end} />;
  const { version, state } = order;
  const open = () => amend(() => ({ version, state, end: endsOf(state)[0] ?? 'PARTIAL', words: '' }));
  return (
    <button type="button" class={order.progress === 'DONE' ? 'big primary' : 'big'} onClick={open}>
      {say('crew-work-end')}
    </button>
  );
}

type ChoosingProps = {
  readonly order: WorkOrder;
  readonly begun: Begun;
  readonly onBegun: (begun: Begun) => void;
  readonly onClose: () => void;
};

function Choosing({ order, begun, onBegun, onClose }: ChoosingProps) {
  const { say } = useReader();
  const { crew } = useCrew();
  const ends = endsOf(order.state);
  const { end: state, words, version } = begun;
  const [isTold, setTold] = useState(false);
  // The crew's own steps begin an order; anything else was done by others since this was opened.
  const isOther = order.state !== begun.state && order.state !== 'IN_PROGRESS';
  const needsWords = state !== 'COMPLETED' && words.trim() === '';
  const end = async () => {
    setTold(needsWords);
    const { id, title } = order;
    if (needsWords) return;
    if (await crew.did({ kind: 'END', order: id, title, version, deed: uuid(), state, words: words.trim() })) onClose();
  };
  return (
    <div class="form ending">
      {isOther && (
        <p class="notice" role="alert">
          {say('crew-work-end-changed', { state: say(`WorkOrderState-${order.state}`) })}
        </p>
      )}
      <fieldset class="ends">
        <legend>{say('crew-work-end')}</legend>
        {ends.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={`end-${order.id}`}
              checked={one === state}
              onChange={() => onBegun({ ...begun, end: one })}
            />
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
          onInput={({ currentTarget }) => onBegun({ ...begun, words: currentTarget.value })}
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
