/** Letters and documents: handed in for one or many, and fetched. */
import { useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { text } from '../../shared/json';
import type { Acted } from '../act';
import { CLIENT } from '../net';
import { put } from '../upload';
import { useMany } from './many';
import type { Attached } from './model';
import { Results } from './results';

const KINDS = ['COMPANY_LETTER', 'IDENTITY_DOCUMENT', 'OTHER'];
const MOST_BYTES = 10_000_000;

type Props = {
  /** `Person` or `Vehicle`; says what the control is for where there are two. */
  readonly kind: string;
  readonly subjects: readonly string[];
};

export function AttachToMany({ kind, subjects }: Props) {
  const { say, language } = useReader();
  const file = useRef<HTMLInputElement>(null);
  const what = useRef<HTMLSelectElement>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const many = useMany<string>((subject, key) => hand(subject, key));
  const hand = async (subject: string, key: string): Promise<Acted<unknown>> => {
    const content = file.current?.files?.[0];
    if (!content) return { kind: 'input', code: 'REQUIRED', params: {}, field: 'file' };
    const asked = new URLSearchParams({ subject, kind: what.current?.value ?? 'OTHER', filename: content.name });
    return put(`/media/${key}?${asked}`, content, language, (answer) => text(answer.id, 'id'));
  };
  const chosen = () => {
    const content = file.current?.files?.[0];
    setTooLarge(content !== undefined && content.size > MOST_BYTES);
    if (content && content.size <= MOST_BYTES) void many.run(subjects);
  };
  return (
    <div class="attach">
      <label>
        <span class="unseen">{say('people-attach-kind')}</span>
        <select ref={what}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {say(`AttachmentKind-${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label class="chip file">
        {say('people-attach', { count: subjects.length })}
        <input ref={file} type="file" class="unseen" data-kind={kind} onChange={chosen} />
      </label>
      {isTooLarge && (
        <p class="notice" role="alert">
          {say('input-ATTACHMENT_SIZE')}
        </p>
      )}
      {many.isBusy || many.each.some(({ acted }) => acted?.kind !== 'done') ? (
        <Results many={many} nameOf={() => say('people-attachment')} />
      ) : (
        many.each.length > 0 && <p role="status">{say('people-attached', { count: many.each.length })}</p>
      )}
    </div>
  );
}

/** The bytes need the header that only our own page sends, so a link alone would not get them. */
export function useFile(file: Attached) {
  const [fetching, setFetching] = useState(false);
  const [isLost, setLost] = useState(false);
  const fetchFile = async () => {
    if (fetching) return;
    setFetching(true);
    setLost(false);
    const answer = await fetch(file.address, { headers: { 'x-fieldpass-client': CLIENT } }).catch(() => null);
    setFetching(false);
    if (!answer?.ok) return setLost(true);
    const address = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement('a'), { href: address, download: file.filename }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };
  return { fetching, fetchFile, isLost };
}
