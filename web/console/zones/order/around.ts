/** Which zones already lie at a place, the one that wins first. */
import { type Json, list, number, object, optionalText, text } from '../../../shared/json';
import type { Language } from '../../../shared/language';
import type { LonLat } from '../../map/stage';
import { type Answer, ask } from '../../net';

export type Lying = {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly precedence: number;
  readonly level: string | null;
  readonly unit: string | null;
};

const AT = `query ConsoleZonesAt($place: LonLatInput!, $at: DateTime) { zonesAt(place: $place, at: $at) {
  id number name precedence level unit } }`;

const readLying = (data: Json): readonly Lying[] =>
  list(data.zonesAt, 'zonesAt', (value, where) => {
    const said = object(value, where);
    return {
      id: text(said.id, where),
      number: number(said.number, where),
      name: text(said.name, where),
      precedence: number(said.precedence, where),
      level: optionalText(said.level, where),
      unit: optionalText(said.unit, where),
    };
  });

export const zonesAt = ([lon, lat]: LonLat, at: string | null, language: Language): Promise<Answer<readonly Lying[]>> =>
  ask(AT, { place: { lon, lat }, at }, language, readLying);
