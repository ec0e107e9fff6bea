/** Where it is broken: as the phone says, with how far off it may be, or as its bearer types it. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Fix, fix as findOut } from '../../place';
import { placeWords } from '../../work/rules';
import { placeTyped } from '../../work/typed';

type WhereProps = { readonly fix: Fix | null; readonly onFix: (fix: Fix | null) => void };

export function WhereBroken({ fix, onFix }: WhereProps) {
  const { say } = useReader();
  const [isLooking, setLooking] = useState(true);
  const [typed, setTyped] = useState('');
  const look = async () => {
    setLooking(true);
    setTyped('');
    onFix(await findOut());
    setLooking(false);
  };
  useEffect(() => void look(), []);
  const type = (words: string) => {
    setTyped(words);
    const place = placeTyped(words);
    onFix(place && { place, accuracyM: 0 });
  };
  return (
    <fieldset class="where">
      <legend>{say('crew-work-where')}</legend>
      <p role="status">{isLooking ? say('crew-work-looking') : <Found fix={fix} typed={typed} />}</p>
      <button type="button" class="big" aria-disabled={isLooking} onClick={() => !isLooking && look()}>
        {say('crew-work-look-again')}
      </button>
      <label>
        {say('crew-work-type-place')}
        <input
          inputMode="text"
          autocomplete="off"
          placeholder="10.29000, 105.64000"
          value={typed}
          onInput={({ currentTarget }) => type(currentTarget.value)}
        />
      </label>
    </fieldset>
  );
}

function Found({ fix, typed }: { fix: Fix | null; typed: string }) {
  const { say } = useReader();
  if (fix === null) return <span class="bad">{say(typed ? 'crew-work-typed-wrong' : 'crew-work-not-found')}</span>;
  return (
    <>
      <span class="mono">{placeWords(fix.place)}</span>{' '}
      {fix.accuracyM > 0 && <span class="faint">{say('crew-work-accuracy', { metres: fix.accuracyM })}</span>}
    </>
  );
}
