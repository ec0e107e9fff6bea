/** The form of a new report. Nothing that was typed is lost when the server will not. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { INCIDENT_KINDS } from '../../shared/incidents';
import { type Json, text } from '../../shared/json';
import { PROBLEM } from '../act';
import type { LonLat } from '../map/stage';
import { useActing } from '../use_acting';
import { useViewer } from '../viewer';
import { ActingNotice } from './acting_notice';
import { CompanyField } from './company_field';
import { Area, Line, Select } from './fields';
import { SEVERITIES } from './incident_model';
import { PhotoField } from './photo_field';
import { type Chosen, putPhotos } from './photo_net';
import { PlaceField } from './place_field';
import { shapeOf, truth } from './read';
import { useSites } from './sites';

export type Reported = {
  readonly incident: string;
  readonly reference: string;
  /** It was known already. */
  readonly joined: boolean;
  readonly photosLost: number;
};

const REPORT = `mutation ConsoleReport($input: ReportIncidentInput!) { done: reportIncident(input: $input) {
  ... on IncidentReported { incident reference joined } ${PROBLEM} } }`;

const readDone = (done: Json) => ({
  incident: text(done.incident, 'incident'),
  reference: text(done.reference, 'reference'),
  joined: truth(done.joined, 'joined'),
});

type FormProps = {
  readonly places: readonly LonLat[];
  readonly onPlaces: (places: readonly LonLat[]) => void;
  readonly onReported: (reported: Reported) => void;
};

const FIRST = { kind: 'FIBRE_CUT', severity: 'MAJOR', name: '', words: '', separate: false };

export function ReportForm({ places, onPlaces, onReported }: FormProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const acting = useActing();
  const sites = useSites();
  const [typed, setTyped] = useState(FIRST);
  const [organisation, setOrganisation] = useState(viewer.organisation?.id ?? '');
  const [photos, setPhotos] = useState<readonly Chosen[]>([]);
  const location = shapeOf(places);
  const type = (changes: Partial<typeof FIRST>) => setTyped({ ...typed, ...changes });
  const named = (of: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`${of}-${value}`) }));
  const report = async (event: Event) => {
    event.preventDefault();
    if (location === null) return;
    const answer = await acting.run(REPORT, { organisation, location, ...typed }, readDone);
    if (answer?.kind !== 'done') return;
    const left = await putPhotos(answer.value.incident, photos, language);
    onReported({ ...answer.value, photosLost: left.length });
  };
  return (
    <form class="fields" onSubmit={report}>
      <Select
        label={say('incidents-kind')}
        value={typed.kind}
        choices={named('IncidentKind', INCIDENT_KINDS)}
        onChange={(kind) => type({ kind })}
      />
      <Select
        label={say('incidents-severity')}
        value={typed.severity}
        choices={named('Severity', SEVERITIES)}
        onChange={(severity) => type({ severity })}
      />
      <PlaceField places={places} onChange={onPlaces} sites={sites} />
      <Line label={say('report-name')} value={typed.name} most={200} onChange={(name) => type({ name })} />
      <Area label={say('report-words')} value={typed.words} most={2000} onChange={(words) => type({ words })} />
      <CompanyField value={organisation} onChange={setOrganisation} />
      <PhotoField photos={photos} onChange={setPhotos} />
      <label class="tick">
        <input
          type="checkbox"
          checked={typed.separate}
          onChange={(event) => type({ separate: event.currentTarget.checked })}
        />
        {say('report-separate')}
      </label>
      <ActingNotice acted={acting.acted} />
      <div>
        <button type="submit" class="button" aria-disabled={acting.isBusy || location === null}>
          {say('report-send')}
        </button>
        {location === null && <small class="faint"> {say('report-needs-place')}</small>}
      </div>
    </form>
  );
}
