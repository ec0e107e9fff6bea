import { useReader } from '../../shared/context';
import { unitName, useUnits } from '../units';
import { serverNow, useViewer } from '../viewer';
import { spanWords } from '../zones/words';
import type { Post } from './model';
import { ageOf } from './post_list';
import { useWatch } from './watch';
import { useZoneNames } from './zone_names';

type FactsProps = { readonly post: Post; readonly at: string | null };

/** How a checkpoint stands, and how it is doing. */
export function PostFacts({ post, at }: FactsProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const units = useUnits();
  const zones = useZoneNames();
  const watched = useWatch(at)?.get(post.id) ?? null;
  const nowMs = at === null ? serverNow(viewer) : Date.parse(at);
  const contact = watched?.lastContactAt ?? null;
  return (
    <>
      {post.hard && <p class="notice">{say('posts-desk-hard')}</p>}
      <dl class="facts">
        <dt>{say('posts-desk-kind')}</dt>
        <dd>{say(`CheckpointKind-${post.kind}`)}</dd>
        <dt>{say('posts-desk-unit')}</dt>
        <dd>{unitName(units, post.unit) ?? '–'}</dd>
        <dt>{say('posts-desk-from')}</dt>
        <dd>{zones.names(post.fromZones)}</dd>
        <dt>{say('posts-desk-to')}</dt>
        <dd>{zones.names(post.toZones)}</dd>
        <dt>{say('posts-desk-valid')}</dt>
        <dd>{spanWords(post.validFrom, post.validTo, language, say)}</dd>
        <dt>{say('posts-desk-place')}</dt>
        <dd class="mono">
          {post.place[1].toFixed(5)}, {post.place[0].toFixed(5)}
        </dd>
        <dt>{say('posts-desk-phones')}</dt>
        <dd>{post.phones.length === 0 ? '–' : post.phones.map((phone) => <Phone key={phone} phone={phone} />)}</dd>
        <dt>{say('posts-desk-desk')}</dt>
        <dd>
          {post.desk.map((one) => (
            <div key={`${one.name}${one.phone}`}>
              {one.name}: <Phone phone={one.phone} />
            </div>
          ))}
        </dd>
        {watched && (
          <>
            <dt>{say('posts-desk-contact')}</dt>
            <dd>{ageOf(contact === null ? null : (nowMs - contact.getTime()) / 1000, say)}</dd>
            <dt>{say('posts-desk-bundle')}</dt>
            <dd>{ageOf(watched.bundleAgeS, say)}</dd>
            <dt>{say('posts-desk-refusals')}</dt>
            <dd>{watched.refusals24h ?? '–'}</dd>
          </>
        )}
      </dl>
    </>
  );
}

const Phone = ({ phone }: { readonly phone: string }) => (
  <a class="mono phone" href={`tel:${phone.replaceAll(' ', '')}`}>
    {phone}
  </a>
);
