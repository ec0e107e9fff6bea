/** A roster from a file: looked at first, one result a row, then done. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Answer } from '../net';
import { TroubleNotice } from '../trouble';
import { put } from '../upload';
import { DropZone } from './drop_zone';
import type { House } from './house';
import { type Imported, readImported } from './import_model';
import { ImportTable } from './import_table';
import { hrefOf } from './links';

const MOST_BYTES = 4_000_000;

export function ImportPart({ house }: { readonly house: House }) {
  const { say, language } = useReader();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<Answer<Imported> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (content: File, isPreview: boolean) => {
    setBusy(true);
    const path = `/rosters/${encodeURIComponent(house.id)}${isPreview ? '?preview=true' : ''}`;
    setAnswer(await put(path, content, language, readImported));
    setBusy(false);
  };
  const take = (chosen: File) => {
    setFile(chosen);
    if (chosen.size > MOST_BYTES) {
      setAnswer({ kind: 'input', code: 'FILE_SIZE', params: { most: String(MOST_BYTES / 1_000_000) }, field: 'file' });
      return;
    }
    void send(chosen, true);
  };
  useEffect(() => setAnswer(null), [house.id]);
  const seen = answer?.kind === 'done' ? answer.value : null;
  const isWritable = seen?.isPreview === true && seen.rows.some(({ outcome }) => outcome !== 'REFUSED');
  return (
    <div class="import">
      <p>{say('people-import-text', { house: house.name })}</p>
      <DropZone file={file} take={take} isBusy={isBusy} />
      {isBusy && <p role="status">{say(seen ? 'people-importing' : 'people-import-reading')}</p>}
      {answer && answer.kind !== 'done' && (
        <TroubleNotice trouble={answer} {...(file && file.size <= MOST_BYTES ? { again: () => take(file) } : {})} />
      )}
      {seen && !isBusy && (
        <>
          <p role="status">
            <strong>{say(seen.isPreview ? 'people-import-seen' : 'people-import-done')}</strong>
          </p>
          {!seen.isPreview && (
            <p>
              {say('people-import-next')} <a href={hrefOf('crews')}>{say('people-part-crews')}</a>
            </p>
          )}
          {seen.isPreview && (
            <div class="actions">
              <button
                type="button"
                class="button"
                aria-disabled={!isWritable}
                onClick={() => isWritable && file && void send(file, false)}
              >
                {say('people-import-do')}
              </button>
            </div>
          )}
          <ImportTable imported={seen} />
        </>
      )}
    </div>
  );
}
