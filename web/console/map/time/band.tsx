/** While the map is not of now, it says so where nobody overlooks it. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { lookAt, type Moment } from '../moment';

export function NotNow({ moment, now }: { readonly moment: Moment; readonly now: number }) {
  const { say, language } = useReader();
  if (moment.at === null) return null;
  const at = new Date(moment.at);
  const known = moment.known === null ? null : new Date(moment.known);
  return (
    <div class="notnow" role="status">
      <strong>
        {say(at.getTime() > now ? 'console-map-not-now-future' : 'console-map-not-now-past', {
          at: dayAndTime(at, language),
        })}
      </strong>
      {known && <span>{say('console-map-known-at', { at: dayAndTime(known, language) })}</span>}
      <button type="button" class="chip" onClick={() => lookAt({ at: null, known: null })}>
        {say('console-map-back-to-now')}
      </button>
    </div>
  );
}
