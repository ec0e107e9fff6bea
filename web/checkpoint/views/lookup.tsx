/** Without a scan: a code, a plate, or a few digits against the checkpoint's sheet. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Claims } from '../../shared/credential/model';
import { hourAndMinute } from '../../shared/local_time';
import { folded, MOST, nameParts, search } from '../post/expected';
import { lookedUp, notOnSheet, scanned } from '../post/judge';
import { spaced } from './compare';
import { usePost } from './use_post';

const ALL_SHOWN = 12;

export function Lookup({ onDone }: { onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const rows = state.sheet?.rows ?? [];
  const found = search(rows, typed);
  const submit = (event: Event) => {
    event.preventDefault();
    if (/^\s*FP/i.test(typed)) void scanned(post, [typed.trim()]);
    else if (found.code && found.rows.length === 0) void notOnSheet(post, found.code);
    else if (found.rows.length === 1 && found.rows[0]) void lookedUp(post, found.rows[0], found.source, found.plate);
  };
  const nobody = folded(typed).length >= 2 && found.rows.length === 0;
  return (
    <section class="step lookup" aria-labelledby="lookup">
      <form class="form" onSubmit={submit}>
        <h1 id="lookup">
          <label for="typed">{say('post-lookup-title')}</label>
        </h1>
        <input
          id="typed"
          class="mono"
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="lookup-hint"
          ref={field}
        />
        <p class="faint" id="lookup-hint">
          {state.sheet ? say('post-lookup-text', { count: rows.length }) : say('post-lookup-no-sheet')}
        </p>
        {found.code && found.rows.length === 0 && (
          <button class="big primary" type="submit">
            {say('post-lookup-not-on-sheet')}
          </button>
        )}
        {nobody && !found.code && <p role="status">{say('post-lookup-nobody')}</p>}
      </form>
      <ul class="choices rows" aria-label={say('post-expected')}>
        {(folded(typed) ? found.rows.slice(0, MOST) : rows.slice(0, ALL_SHOWN)).map((row) => (
          <li key={row.cti}>
            <Row row={row} onChoose={() => lookedUp(post, row, folded(typed) ? found.source : 'SHEET', found.plate)} />
          </li>
        ))}
      </ul>
      <button class="big plain" type="button" onClick={onDone}>
        {say('post-back')}
      </button>
    </section>
  );
}

function Row({ row, onChoose }: { row: Claims; onChoose: () => void }) {
  const { language, say } = useReader();
  const [family, given] = nameParts(row.name);
  return (
    <button class="big secondary row" type="button" onClick={onChoose}>
      <span class="name">
        {family}
        <strong>{given}</strong>
      </span>
      <span class="tails mono">{row.tails.join(' / ')}</span>
      <span class="plates mono">{row.plates.map(spaced).join(' · ')}</span>
      <span class="faint">
        {say(`Purpose-${row.purpose}`)} · {say('post-until', { time: until(row.end, language) })}
      </span>
    </button>
  );
}

/** Time and day, as short as can be. */
export function until(instant: number, language: 'vi' | 'en'): string {
  const at = new Date(instant * 1000);
  const day = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: 'numeric',
    month: 'numeric',
  });
  return `${hourAndMinute(at, language)} ${day.format(at)}`;
}
