/** What a dispatcher makes of an incident. Only what was changed is sent; what others change meanwhile is seen. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { INCIDENT_KINDS } from '../../shared/incidents';
import type { Json } from '../../shared/json';
import { PROBLEM } from '../act';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import { InstantField, Line, Select } from './fields';
import { type Incident, SEVERITIES, type Site } from './incident_model';
import { fromField, toField } from './local_input';
import { Seek } from './seek';
import { useSites } from './sites';

const TRIAGE = `mutation ConsoleTriage($input: TriageIncidentInput!) { done: triageIncident(input: $input) {
  ... on IncidentChanged { version } ${PROBLEM} } }`;

type Typed = {
  readonly severity?: string;
  readonly kind?: string;
  readonly name?: string;
  /** As the fields have them; empty says nothing. */
  readonly requested?: string;
  readonly expected?: string;
  readonly sites?: readonly Site[];
};

/** A field that was emptied is left out: the server keeps what stood. */
const instantOf = (field: string | undefined): string | undefined => fromField(field ?? '')?.toISOString();

const inputOf = ({ requested, expected, sites, ...rest }: Typed): Json => ({
  ...rest,
  requestedResolution: instantOf(requested),
  expectedResolution: instantOf(expected),
  affectedSites: sites?.map(({ id }) => id),
});

type FormProps = { readonly incident: Incident; readonly again: () => void };

export function TriageForm({ incident, again }: FormProps) {
  const { say } = useReader();
  const acting = useActing(again);
  const [typed, setTyped] = useState<Typed>({});
  const type = (changes: Typed) => setTyped({ ...typed, ...changes });
  const named = (of: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: say(`${of}-${value}`) }));
  const triage = async (event: Event) => {
    event.preventDefault();
    const input = { incident: incident.id, version: incident.version, ...inputOf(typed) };
    const answer = await acting.run(TRIAGE, input, () => null);
    if (answer?.kind !== 'done') return;
    setTyped({});
    again();
  };
  return (
    <form class="fields" onSubmit={triage}>
      <Select
        label={say('incidents-severity')}
        value={typed.severity ?? incident.severity}
        choices={named('Severity', SEVERITIES)}
        onChange={(severity) => type({ severity })}
      />
      <Select
        label={say('incidents-kind')}
        value={typed.kind ?? incident.kind}
        choices={named('IncidentKind', INCIDENT_KINDS)}
        onChange={(kind) => type({ kind })}
      />
      <Line
        label={say('report-name')}
        value={typed.name ?? incident.name}
        most={200}
        onChange={(name) => type({ name })}
      />
      <InstantField
        label={say('incidents-requested')}
        value={typed.requested ?? toField(incident.requestedResolution)}
        onChange={(requested) => type({ requested })}
      />
      <InstantField
        label={say('incidents-expected')}
        value={typed.expected ?? toField(incident.expectedResolution)}
        onChange={(expected) => type({ expected })}
      />
      <SitesField
        chosen={typed.sites ?? incident.sites}
        isUntouched={!incident.triaged && typed.sites === undefined}
        onChange={(sites) => type({ sites })}
      />
      <ActingNotice acted={acting.acted} />
      <div>
        <button type="submit" class="button" aria-disabled={acting.isBusy}>
          {say('incidents-triage-save')}
        </button>
      </div>
    </form>
  );
}

type SitesProps = {
  readonly chosen: readonly Site[];
  /** The server proposes those within reach. */
  readonly isUntouched: boolean;
  readonly onChange: (sites: readonly Site[]) => void;
};

function SitesField({ chosen, isUntouched, onChange }: SitesProps) {
  const { say } = useReader();
  const sites = useSites();
  const ids = new Set(chosen.map(({ id }) => id));
  return (
    <fieldset class="fields">
      <legend>{say('incidents-sites')}</legend>
      {isUntouched && <p class="faint">{say('incidents-sites-proposed')}</p>}
      <ul class="chosen">
        {chosen.map((site) => (
          <li key={site.id}>
            {say('incidents-site', { name: site.name, kind: say(`SiteKind-${site.kind}`), people: site.people })}{' '}
            <button type="button" class="chip" onClick={() => onChange(chosen.filter(({ id }) => id !== site.id))}>
              {say('incidents-site-drop')}
              <span class="unseen"> {site.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <Seek
        label={say('incidents-site-add')}
        among={sites?.filter(({ id }) => !ids.has(id)) ?? null}
        keyOf={({ id }) => id}
        wordsOf={({ name, kind, code }) => `${name} · ${say(`SiteKind-${kind}`)} · ${code}`}
        onChoose={(site) => onChange([...chosen, site])}
      />
    </fieldset>
  );
}
