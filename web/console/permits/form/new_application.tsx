/** Asking for a permit: at once where standing approval reaches, else it waits for the units. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { go, hrefTo } from '../../route';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import { serverNow, useViewer } from '../../viewer';
import { readStepped } from '../application_model';
import { useDetails } from '../desk/details';
import { Missing } from './missing';
import { APPLY, DRAFT } from './steps';
import { againFor, begun, type Wish, wantedInput, wishOf } from './wish';
import { WishForm } from './wish_form';

type NewProps = {
  /** An application that is asked for again, for these zones only. */
  readonly from: string | null;
  readonly zones: string | null;
};

export function NewApplication({ from, zones }: NewProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const earlier = useDetails(from).value?.details?.application.wanted;
  if (from !== null && earlier === undefined) return <p role="status">{say('loading')}</p>;
  const left = zones?.split(',').map(Number).filter(Number.isInteger) ?? earlier?.zones ?? [];
  const wish = earlier ? againFor(wishOf(earlier), left) : begun(viewer.organisation?.id ?? '', serverNow(viewer));
  return <Form key={from ?? 'new'} begun={wish} />;
}

function Form({ begun: first }: { readonly begun: Wish }) {
  const { say } = useReader();
  const acting = useActing();
  const [wish, setWish] = useState(first);
  const wanted = wantedInput(wish);
  const send = async (mutation: string) => {
    if (wanted === null) return;
    const answer = await acting.run(mutation, { wanted }, readStepped);
    if (answer?.kind !== 'done') return;
    const { id, permit } = answer.value;
    if (permit) go('permits', [permit.id]);
    else go('applications', [id]);
  };
  const apply = (event: Event) => {
    event.preventDefault();
    void send(APPLY);
  };
  const isOff = wanted === null || acting.isBusy;
  return (
    <form onSubmit={apply} aria-label={say('applications-desk-new')}>
      <a class="back" href={hrefTo('applications')}>
        {say('applications-desk-back')}
      </a>
      <h1>{say('applications-desk-new')}</h1>
      <WishForm wish={wish} onChange={setWish} />
      <Missing wish={wish} />
      <ActedNotice acted={acting.acted} />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={isOff}>
          {say('applications-desk-submit')}
        </button>
        <button type="button" class="chip" aria-disabled={isOff} onClick={() => send(DRAFT)}>
          {say('applications-desk-draft')}
        </button>
      </div>
    </form>
  );
}
