/** Where it is broken: as the phone says, with how far off it may be, or as its bearer types it. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Fix, fix as findOut } from '../../place';
import { placeWords } from '../../work/rules';
import { placeTyped } from '../../work/typed';

type Found = { readonly fix: Fix | null; readonly typed: string };
type WhereProps = Found & { readonly onFix: (found: Found) => void };

export function WhereBroken({ fix, typed, onFix }: WhereProps) {
  const { say } = useReader();
  const [isLooking, setLooking] = useState(false);
  const look = async () => {
    setLooking(true);
    onFix({ fix: await findOut(), typed: '' });
    setLooking(false);
  };
  useEffect(() => {
    if (fix === null && typed === '') void look();
  }, []);
  const type = (words: string) => {
    const place = placeTyped(words);
    onFix({ fix: place && { place, accuracyM: 0 }, typed: words });
  };
  return (
    <fieldset class="where">
      <legend>{say('crew-work-where')}</legend>
      <p role="status">{isLooking ? say('crew-work-looking') : <FoundWords fix={fix} typed={typed} />}</p>
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

function FoundWords({ fix, typed }: Found) {
  const { say } = useReader();
  if (fix === null) return <span class="bad">{say(typed ? 'crew-work-typed-wrong' : 'crew-work-not-found')}</span>;
  return (
    <>
      <span class="mono">{placeWords(fix.place)}</span>{' '}
      {fix.accuracyM > 0 && <span class="faint">{say('crew-work-accuracy', { metres: fix.accuracyM })}</span>}
    </>
  );
}
