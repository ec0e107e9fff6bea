import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { hrefTo } from '../../route';
import { dateAndTime } from '../../when';
import type { Published } from './preview';
import { Touched } from './preview_view';

type OutcomeProps = { readonly published: Published; readonly onAnother: () => void };

/** What was published, and what it touched. */
export function Outcome({ published, onAnother }: OutcomeProps) {
  const { say, language } = useReader();
  const place = useRef<HTMLElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section class="outcome" tabIndex={-1} ref={place} aria-label={say('zones-desk-published')}>
      <p class="summary" role="status">
        <strong>{say('zones-desk-published-at', { at: dateAndTime(published.recordedAt, language) })}</strong>{' '}
        {published.summary}
      </p>
      <ul class="told">
        {published.zones.map((one) => (
          <li key={one.id}>
            <a href={hrefTo('zones', [one.id])}>
              {one.number} · {one.code}
            </a>
            <Touched touched={published.touched.filter(({ zone }) => zone === one.id)} />
          </li>
        ))}
      </ul>
      <Touched touched={published.touched.filter(({ zone }) => zone === null)} />
      <button type="button" class="chip" onClick={onAnother}>
        {say('zones-desk-another-order')}
      </button>
    </section>
  );
}
