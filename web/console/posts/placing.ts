/** How a checkpoint is to stand, as it is written; and as the server takes it. Pure. */
import type { Json } from '../../shared/json';
import type { LonLat } from '../map/stage';
import type { DeskNumber, Post } from './model';

export type Placing = {
  readonly name: string;
  readonly kind: Post['kind'];
  readonly unit: string;
  readonly place: LonLat | null;
  readonly fromZones: readonly number[];
  readonly toZones: readonly number[];
  readonly desk: readonly DeskNumber[];
  readonly phones: readonly string[];
  readonly hard: boolean;
};

export const placingOf = (post: Post | null): Placing =>
  post === null
    ? {
        name: '',
        kind: 'ROAD',
        unit: '',
        place: null,
        fromZones: [],
        toZones: [],
        desk: [{ name: '', phone: '' }],
        phones: [''],
        hard: false,
      }
    : { ...post, phones: post.phones.length === 0 ? [''] : post.phones };

const isSaid = ({ name, phone }: DeskNumber) => name.trim() !== '' || phone.trim() !== '';

/** `PlacingInput`; null while it has no place. Empty lines are let go. */
export function placingInput(placing: Placing): Json | null {
  if (placing.place === null) return null;
  const [lon, lat] = placing.place;
  const { name, kind, fromZones, toZones, hard } = placing;
  return {
    name,
    kind,
    place: { lon, lat },
    fromZones,
    toZones,
    hard,
    desk: placing.desk.filter(isSaid),
    phones: placing.phones.filter((phone) => phone.trim() !== ''),
  };
}
