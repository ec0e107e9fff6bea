/** What is done with many of a roster at once: the department's word, a letter for all of them. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, object, optionalText, text } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { ActedNotice } from '../trouble';
import { useViewer } from '../viewer';
import { AttachToMany, useFile } from './attach';
import type { Attached } from './model';

type Entry = {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly attachments: readonly Attached[];
};
type Vetted = { readonly done: number; readonly crews: number; readonly left: readonly string[] };

const AT_ONCE = 500;
const VET = `mutation VetEntries($input: VetRosterEntriesInput!) { done: vetRosterEntries(input: $input) {
  ... on RosterEntriesVetted { entries { subject reason { message } } crews } ${PROBLEM} } }`;

function readVetted(done: Json): Vetted {
  const reasons = list(done.entries, 'entries', (value, where) => {
    const { reason } = object(value, where);
    return reason === null ? null : optionalText(object(reason, where).message, where);
  });
  const left = reasons.filter((one) => one !== null);
  return { done: reasons.length - left.length, crews: list(done.crews, 'crews', text).length, left };
}

type BarProps = { readonly kind: string; readonly chosen: readonly Entry[]; readonly clear: (() => void) | null };

/** What came of the word stays, also when those it was about have gone from a list of those that wait. */
export function VetBar({ kind, chosen, clear }: BarProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [acted, setActed] = useState<Acted<Vetted> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const open = chosen.filter(({ state }) => state !== 'REMOVED');
  const vet = async (accept: boolean) => {
    if (isBusy) return;
    setBusy(true);
    let total: Vetted = { done: 0, crews: 0, left: [] };
    for (let at = 0; at < open.length; at += AT_ONCE) {
      const entries = open.slice(at, at + AT_ONCE).map(({ id, version }) => ({ subject: id, version }));
      const answer = await act(VET, { entries, accept }, language, readVetted, uuid());
      if (answer.kind !== 'done') {
        setBusy(false);
        return setActed(answer);
      }
      const { done, crews, left } = answer.value;
      total = { done: total.done + done, crews: total.crews + crews, left: [...total.left, ...left] };
    }
    setBusy(false);
    setActed({ kind: 'done', value: total });
  };
  return (
    <>
      {chosen.length > 0 && (
        <section class="bar-many" aria-label={say('people-chosen', { count: chosen.length })}>
          <p>
            <strong>{say('people-chosen', { count: chosen.length })}</strong>{' '}
            {clear && (
              <button type="button" class="chip" onClick={clear}>
                {say('people-choose-none')}
              </button>
            )}
          </p>
          <Files of={chosen} />
          <div class="actions">
            {viewer.actions.has('VET_ROSTER') && (
              <>
                <button type="button" class="button" aria-disabled={isBusy} onClick={() => void vet(true)}>
                  {say(isBusy ? 'people-vetting' : 'people-vet', { count: open.length })}
                </button>
                <button type="button" class="chip" aria-disabled={isBusy} onClick={() => void vet(false)}>
                  {say('people-reject', { count: open.length })}
                </button>
              </>
            )}
            {viewer.actions.has('MANAGE_ROSTER') && <AttachToMany kind={kind} subjects={open.map(({ id }) => id)} />}
          </div>
        </section>
      )}
      <ActedNotice acted={acted} />
      {acted?.kind === 'done' && <Outcome {...acted.value} />}
    </>
  );
}

function Outcome({ done, crews, left }: Vetted) {
  const { say } = useReader();
  const reasons = [...new Set(left)].map((words) => ({ words, count: left.filter((one) => one === words).length }));
  return (
    <div class="vet-outcome" role="status">
      <p>{say('people-vetted', { done, crews })}</p>
      <ul>
        {reasons.map(({ words, count }) => (
          <li key={words}>
            {count} × {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

const SHOWN = 12;

/** The letters and documents of those that are chosen, each once: to be looked at before the word is given. */
function Files({ of }: { readonly of: readonly Entry[] }) {
  const { say } = useReader();
  const files = new Map(of.flatMap(({ attachments }) => attachments.map((one) => [one.address, one])));
  const without = of.filter(({ attachments }) => attachments.length === 0).length;
  return (
    <>
      {files.size > 0 && (
        <ul class="files">
          {[...files.values()].slice(0, SHOWN).map((one) => (
            <li key={one.address}>
              <FileLink file={one} />
            </li>
          ))}
          {files.size > SHOWN && <li class="faint">{say('people-files-more', { count: files.size - SHOWN })}</li>}
        </ul>
      )}
      {without > 0 && <p class="faint">{say('people-files-without', { count: without })}</p>}
    </>
  );
}

export function FileLink({ file }: { readonly file: Attached }) {
  const { say } = useReader();
  const { fetching, fetchFile, isLost } = useFile(file);
  return (
    <>
      <button type="button" class="linklike" aria-disabled={fetching} onClick={() => void fetchFile()}>
        {file.filename}
      </button>{' '}
      <small class="faint">{say(`AttachmentKind-${file.kind}`)}</small>
      {isLost && <small role="alert"> {say('people-file-lost')}</small>}
    </>
  );
}
