/** Every checkpoint that stands at the map's instant, and how it is doing. */

import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import type { Json } from '../../shared/json';
import type { Say } from '../../shared/words';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { hrefTo } from '../route';
import { unitName, useUnits } from '../units';
import { serverNow, useViewer } from '../viewer';
import { POST_STIRS, POSTS, type Post, readPost } from './model';
import { useWatch } from './watch';
import { useZoneNames } from './zone_names';

const readPosts = (data: Json) => readPage(data.checkpoints, readPost);

export function PostList({ at }: { readonly at: string | null }) {
  const pages = usePages(POSTS, { filter: at === null ? null : { at } }, readPosts, POST_STIRS);
  return (
    <List
      name="checkpoints"
      title="console-panel-posts"
      columns={useColumns(at)}
      pages={pages}
      keyOf={(one) => one.id}
      href={(one) => hrefTo('posts', [one.id])}
      place={(one) => ({ type: 'Point', coordinates: [...one.place] })}
      emptyKey="posts-desk-none"
    />
  );
}

export const ageOf = (seconds: number | null, say: Say): string => {
  if (seconds === null) return '–';
  const { unit, count } = ageWords(seconds);
  return say(`posts-desk-age-${unit}`, { count });
};

function useColumns(at: string | null): readonly Column<Post>[] {
  const { say } = useReader();
  const viewer = useViewer();
  const units = useUnits();
  const zones = useZoneNames();
  const watch = useWatch(at);
  const nowMs = at === null ? serverNow(viewer) : Date.parse(at);
  const contactS = (one: Post) => {
    const last = watch?.get(one.id)?.lastContactAt ?? null;
    return last === null ? null : Math.round((nowMs - last.getTime()) / 1000);
  };
  return [
    {
      key: 'name',
      title: 'posts-desk-name',
      value: (one) => one.name,
      cell: (one) => (
        <>
          {one.name}
          <small>
            {say(`CheckpointKind-${one.kind}`)} · {unitName(units, one.unit)}
            {one.hard && <strong class="hard"> · {say('posts-desk-hard-short')}</strong>}
          </small>
        </>
      ),
    },
    {
      key: 'way',
      title: 'posts-desk-way',
      value: (one) => `${one.fromZones.join(' ')} → ${one.toZones.join(' ')}`,
      cell: (one) => `${zones.names(one.fromZones)} → ${zones.names(one.toZones)}`,
    },
    {
      key: 'devices',
      title: 'posts-desk-devices',
      value: (one) => watch?.get(one.id)?.devices ?? null,
      isNumeric: true,
    },
    {
      key: 'contactAgeS',
      title: 'posts-desk-contact',
      value: contactS,
      cell: (one) => ageOf(contactS(one), say),
    },
    {
      key: 'bundleAgeS',
      title: 'posts-desk-bundle',
      value: (one) => watch?.get(one.id)?.bundleAgeS ?? null,
      cell: (one) => ageOf(watch?.get(one.id)?.bundleAgeS ?? null, say),
    },
    {
      key: 'refusals24h',
      title: 'posts-desk-refusals',
      value: (one) => watch?.get(one.id)?.refusals24h ?? null,
      isNumeric: true,
    },
    { key: 'kind', title: 'posts-desk-kind', value: (one) => one.kind, isHidden: true },
    { key: 'unit', title: 'posts-desk-unit', value: (one) => unitName(units, one.unit), isHidden: true },
    { key: 'hard', title: 'posts-desk-hard', value: (one) => String(one.hard), isHidden: true },
    { key: 'phones', title: 'posts-desk-phones', value: (one) => one.phones.join(' '), isHidden: true },
    { key: 'validFrom', title: 'posts-desk-since', value: (one) => one.validFrom.toISOString(), isHidden: true },
  ];
}
