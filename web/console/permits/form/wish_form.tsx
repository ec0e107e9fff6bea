/** What is asked for: why, who, where, when. */
import { useReader } from '../../../shared/context';
import { Choice, MomentField, usePurposes, Words } from '../fields';
import { useOnMap } from '../on_map';
import { useRoster } from '../roster';
import { ZonesField } from '../zones_field';
import { HoursField } from './hours_field';
import { PlacesField } from './places_field';
import { Who } from './who';
import type { Wish } from './wish';

type WishProps = { readonly wish: Wish; readonly onChange: (wish: Wish) => void };

const SUBJECTS = ['CREW', 'PERSON', 'VEHICLE', 'PREMISES'];
const ENTRIES = ['MULTIPLE', 'SINGLE'];

export function WishForm({ wish, onChange }: WishProps) {
  const { say } = useReader();
  const purposes = usePurposes();
  const roster = useRoster(wish.organisation || null);
  const amend = (changes: Partial<Wish>) => onChange({ ...wish, ...changes });
  useOnMap('wish', wish.places, wish.route, false);
  return (
    <div class="fields wish">
      <div class="pair">
        <Choice
          label={say('permits-desk-purpose')}
          value={wish.purpose}
          options={purposes}
          onChange={(purpose) => amend({ purpose })}
        />
        <Choice
          label={say('permits-desk-subject')}
          value={wish.subjectType}
          options={SUBJECTS.map((one) => ({ value: one, words: say(`SubjectType-${one}`) }))}
          onChange={(subjectType) => amend({ subjectType, ...(subjectType === 'CREW' ? {} : { crew: null }) })}
        />
      </div>
      {wish.organisation && <Who wish={wish} roster={roster} onChange={amend} />}
      {wish.subjectType === 'PREMISES' && (
        <Words
          label={say('permits-desk-premises')}
          value={wish.premises}
          onChange={(premises) => amend({ premises })}
        />
      )}
      <ZonesField zones={wish.zones} onChange={(zones) => amend({ zones })} />
      <PlacesField places={wish.places} route={wish.route} onChange={amend} />
      <div class="pair">
        <MomentField
          label={say('permits-desk-from')}
          value={wish.validFrom}
          onChange={(validFrom) => amend({ validFrom })}
        />
        <MomentField
          label={say('permits-desk-to')}
          value={wish.validTo}
          min={wish.validFrom}
          onChange={(validTo) => amend({ validTo })}
        />
      </div>
      <HoursField hours={wish.hours} onChange={(hours) => amend({ hours })} />
      <Choice
        label={say('permits-desk-entry')}
        value={wish.entryMode}
        options={ENTRIES.map((one) => ({ value: one, words: say(`EntryMode-${one}`) }))}
        onChange={(entryMode) => amend({ entryMode })}
      />
      <Words
        label={say('permits-desk-conditions')}
        value={wish.conditions}
        onChange={(conditions) => amend({ conditions })}
        isLong
      />
    </div>
  );
}
