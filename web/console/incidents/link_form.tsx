/** It repeats another, or is part of it: the other is found by its reference or its name. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { readPage, usePages } from '../live/use_pages';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import { INCIDENT_STIRS, type Incident, OPEN_STATUSES } from './incident_model';
import { Seek } from './seek';

type Candidate = { readonly id: string; readonly reference: string; readonly name: string; readonly kind: string };

const CANDIDATES = `query ConsoleLinkable($first: Int!, $after: String, $filter: IncidentFilterInput) {
  newestIncidents(first: $first, after: $after, filter: $filter) {
    edges { node { id reference name kind } } pageInfo { hasNextPage endCursor } } }`;

const readCandidates = (data: Json) =>
  readPage(
    data.newestIncidents,
    (one, where): Candidate => ({
      id: text(one.id, where),
      reference: text(one.reference, where),
      name: text(one.name, where),
      kind: text(one.kind, where),
    }),
  );

const LINK = `mutation ConsoleLink($input: LinkIncidentInput!) { done: linkIncident(input: $input) {
  ... on IncidentChanged { version } ${PROBLEM} } }`;

type FormProps = { readonly incident: Incident; readonly again: () => void };

export function LinkForm({ incident, again }: FormProps) {
  const { say } = useReader();
  const acting = useActing(again);
  const [other, setOther] = useState<Candidate | null>(null);
  const candidates = usePages(CANDIDATES, { filter: { statuses: OPEN_STATUSES } }, readCandidates, INCIDENT_STIRS);
  useEffect(() => {
    if (candidates.hasMore) void candidates.all();
  }, [candidates.hasMore]);
  const wordsOf = ({ reference, name, kind }: Candidate) => `${reference} · ${name || say(`IncidentKind-${kind}`)}`;
  const link = async (kind: string) => {
    if (other === null) return;
    const input = { incident: incident.id, version: incident.version, kind, other: other.id };
    const answer = await acting.run(LINK, input, () => null);
    if (answer?.kind !== 'done') return;
    setOther(null);
    again();
  };
  return (
    <div class="fields">
      <Seek
        label={say('incidents-link-seek')}
        among={candidates.rows?.filter(({ id }) => id !== incident.id) ?? null}
        keyOf={({ id }) => id}
        wordsOf={wordsOf}
        onChoose={setOther}
      />
      {other && <p role="status">{say('incidents-link-chosen', { other: wordsOf(other) })}</p>}
      <ActingNotice acted={acting.acted} />
      {other && (
        <div class="actions">
          {['DUPLICATE', 'PARENT'].map((kind) => (
            <button key={kind} type="button" class="chip" aria-disabled={acting.isBusy} onClick={() => link(kind)}>
              {say(`incidents-link-${kind}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
