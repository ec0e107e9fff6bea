/** Reporting what is broken here; without a network too. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { INCIDENT_KINDS, SEVERITIES } from '../../../shared/incidents';
import { uuid } from '../../../shared/uuid';
import type { Kept } from '../../model';
import type { Fix } from '../../place';
import { useCrew } from '../../use_crew';
import { useDraft } from '../../use_draft';
import { photoDeed } from './notes';
import { Photos, type Taken } from './photos';
import { WhereBroken } from './where_broken';

const LONGEST = 1_900;
const BEGUN = {
  what: INCIDENT_KINDS[0] as string,
  severity: 'MODERATE',
  words: '',
  fix: null as Fix | null,
  /** The place as its bearer writes it. */
  typed: '',
};

type IncidentProps = { readonly kept: Kept; readonly onDone: () => void };

export function Incident({ kept, onDone }: IncidentProps) {
  const { say } = useReader();
  const { crew } = useCrew();
  const [begun, amend, endWords] = useDraft('incident', BEGUN);
  const [taken, take, endPhotos] = useDraft<readonly Taken[]>('incident photos', []);
  const { what, severity, words, fix, typed } = begun;
  const put = (changes: Partial<typeof BEGUN>) => amend((before) => ({ ...before, ...changes }));
  const [isTold, setTold] = useState(false);
  const close = () => {
    endWords();
    endPhotos();
    onDone();
  };
  const company = kept.company;
  if (company === null) return <NoCompany onDone={onDone} />;
  const report = async () => {
    setTold(fix === null);
    if (fix === null) return;
    const said = [words.trim(), fix.accuracyM > 0 ? say('crew-work-accuracy', { metres: fix.accuracyM }) : ''];
    const common = { report: uuid(), organisation: company, what, severity, place: fix.place };
    const told = { ...common, kind: 'INCIDENT' as const, words: said.filter(Boolean).join('\n') };
    const photos = taken.map((one) => photoDeed(one, null, told.report, say(`IncidentKind-${what}`)));
    if (await crew.did([told, ...photos], taken)) close();
  };
  return (
    <section class="card first" aria-labelledby="broken">
      <h2 id="broken">{say('crew-work-report')}</h2>
      <div class="form">
        <Choice
          label="crew-work-what"
          values={INCIDENT_KINDS}
          words="IncidentKind"
          chosen={what}
          onChoice={(kind) => put({ what: kind })}
        />
        <Choice
          label="crew-work-severity"
          values={SEVERITIES}
          words="Severity"
          chosen={severity}
          onChoice={(chosen) => put({ severity: chosen })}
        />
        <WhereBroken fix={fix} typed={typed} onFix={put} />
        <label>
          {say('crew-work-seen')}
          <textarea
            rows={3}
            maxLength={LONGEST}
            value={words}
            onInput={({ currentTarget }) => put({ words: currentTarget.value })}
          />
        </label>
        <Photos taken={taken} onTaken={take} />
        {isTold && fix === null && (
          <p class="notice" role="alert">
            {say('crew-work-place-needed')}
          </p>
        )}
        <button type="button" class="big primary" onClick={report}>
          {say('crew-work-report-send')}
        </button>
        <button type="button" class="big" onClick={close}>
          {say('crew-work-back')}
        </button>
      </div>
    </section>
  );
}

function NoCompany({ onDone }: { onDone: () => void }) {
  const { say } = useReader();
  return (
    <section class="first">
      <p class="notice">{say('crew-work-no-company')}</p>
      <button type="button" class="big" onClick={onDone}>
        {say('crew-work-back')}
      </button>
    </section>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly values: readonly string[];
  /** The type whose words they are. */
  readonly words: string;
  readonly chosen: string;
  readonly onChoice: (value: string) => void;
};

function Choice({ label, values, words, chosen, onChoice }: ChoiceProps) {
  const { say } = useReader();
  return (
    <label>
      {say(label)}
      <select value={chosen} onChange={({ currentTarget }) => onChoice(currentTarget.value)}>
        {values.map((value) => (
          <option key={value} value={value}>
            {say(`${words}-${value}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
