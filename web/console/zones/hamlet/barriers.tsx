/** The barriers of a hamlet: clicked on the map one after the other, then named. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Acted, isUnanswered } from '../../act';
import { TextField } from '../../fields';
import { type LonLat, useStage } from '../../map/stage';
import { hrefTo } from '../../route';
import { wordsOfActed } from '../../trouble';
import { type Barrier, barrierAt, type Hamlet, outsideM, placeIn, withBarrier } from './model';

type BarriersProps = {
  readonly hamlet: Hamlet;
  readonly onHamlet: (hamlet: Hamlet) => void;
  readonly told: Readonly<Record<string, Acted<string>>>;
};

export function Barriers({ hamlet, onHamlet, told }: BarriersProps) {
  const { say } = useReader();
  const stage = useStage();
  const latest = useRef(hamlet);
  latest.current = hamlet;
  const [isPicking, setPicking] = useState(false);
  const [typed, setTyped] = useState('');
  const add = (place: LonLat) => {
    const at = latest.current.barriers.length + 1;
    const name = say('zones-desk-barrier-name', { at, name: latest.current.name });
    latest.current = withBarrier(latest.current, barrierAt(place, name));
    onHamlet(latest.current);
  };
  const pick = async () => {
    setPicking(true);
    for (let place = await stage.pick(); place !== null; place = await stage.pick()) add(place);
    setPicking(false);
  };
  const type = (words: string) => {
    const place = placeIn(words);
    setTyped(place ? '' : words);
    if (place) add(place);
  };
  return (
    <fieldset class="barriers">
      <legend>{say('zones-desk-barriers')}</legend>
      {hamlet.barriers.length === 0 && <p class="faint">{say('zones-desk-no-barriers')}</p>}
      {hamlet.barriers.map((one, at) => (
        <BarrierFields
          key={one.key}
          hamlet={hamlet}
          one={one}
          at={at + 1}
          told={told[one.key] ?? null}
          onHamlet={onHamlet}
        />
      ))}
      {stage.map !== null && (
        <div class="actions">
          <button
            type="button"
            class="chip"
            aria-pressed={isPicking}
            onClick={() => (isPicking ? dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' })) : void pick())}
          >
            {say(isPicking ? 'zones-desk-barriers-done' : 'zones-desk-add-barriers')}
          </button>
          {isPicking && <span class="hint">{say('zones-desk-barriers-hint')}</span>}
        </div>
      )}
      <TextField
        label={say('zones-desk-type-barrier')}
        name="barrier-coordinates"
        value={typed}
        placeholder="10.3010, 105.6400"
        onText={type}
      />
    </fieldset>
  );
}

type OneProps = {
  readonly hamlet: Hamlet;
  readonly one: Barrier;
  readonly at: number;
  readonly told: Acted<string> | null;
  readonly onHamlet: (hamlet: Hamlet) => void;
};

const FAR_M = 500;

function BarrierFields({ hamlet, one, at, told, onHamlet }: OneProps) {
  const { say } = useReader();
  const put = (change: Partial<Barrier>) => onHamlet(withBarrier(hamlet, { ...one, ...change, sent: null }));
  const away = outsideM(hamlet, one.place);
  const wrong = wordsOfActed(told, say);
  return (
    <fieldset class={wrong ? 'barrier wrong' : 'barrier'} disabled={one.checkpoint !== null}>
      <legend class="unseen">{say('zones-desk-barrier', { at })}</legend>
      <TextField
        label={say('zones-desk-barrier', { at })}
        name={`barrier-name-${at}`}
        value={one.name}
        maxLength={120}
        onText={(name) => put({ name })}
      />
      <TextField
        type="tel"
        label={say('zones-desk-barrier-phone', { at })}
        name={`barrier-phone-${at}`}
        value={one.phone}
        onText={(phone) => put({ phone })}
      />
      {one.checkpoint === null && (
        <button
          type="button"
          class="chip"
          aria-label={say('zones-desk-remove-barrier', { at })}
          onClick={() => onHamlet({ ...hamlet, barriers: hamlet.barriers.filter(({ key }) => key !== one.key) })}
        >
          ×
        </button>
      )}
      <label class="check">
        <input type="checkbox" checked={one.hard} onChange={(event) => put({ hard: event.currentTarget.checked })} />
        {say('zones-desk-hard')}
      </label>
      <p class={away > FAR_M || away < -hamlet.offM ? 'hint warn' : 'hint'}>
        {hamlet.centre !== null &&
          say(away < 0 ? 'zones-desk-inside' : 'zones-desk-outside', { metres: Math.abs(away) })}
      </p>
      <Fate one={one} told={told} wrong={wrong} />
    </fieldset>
  );
}

type FateProps = { readonly one: Barrier; readonly told: Acted<string> | null; readonly wrong: string | null };

function Fate({ one, told, wrong }: FateProps) {
  const { say } = useReader();
  if (one.checkpoint !== null)
    return (
      <p class="hint done" role="status">
        ✓ <a href={hrefTo('posts', [one.checkpoint])}>{say('zones-desk-post-stands')}</a>
      </p>
    );
  if (wrong)
    return (
      <p class="hint fault" role="alert">
        {wrong} {told && isUnanswered(told) && say('zones-desk-same-again')}
      </p>
    );
  return one.sent ? <p class="hint">{say('zones-desk-sending')}</p> : null;
}
