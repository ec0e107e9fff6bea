/** What a place brings with it: the zone around, its unit and level, a precedence above it, the desk that answers there. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Json, list, object, text } from '../../../shared/json';
import { type LonLat, useStage } from '../../map/stage';
import { ask } from '../../net';
import { zonesAt } from '../order/around';
import type { Kept } from '../order/kept';
import { boxOf } from '../shape/shapes';
import { amended, drawnOf, type Hamlet, shapeOf } from './model';

const ABOVE = 10;
const HIGHEST = 1_000;

export function useSurrounding({ value, keep }: Kept<Hamlet>): (place: LonLat) => void {
  const { language } = useReader();
  const stage = useStage();
  const latest = useRef(value);
  latest.current = value;
  const learn = async (place: LonLat) => {
    const answer = await zonesAt(place, null, language);
    if (latest.current.centre !== place || answer.kind !== 'done') return;
    const [winner] = answer.value;
    const desk = await deskOf(winner?.unit ?? null);
    if (latest.current.centre !== place) return;
    const { level, precedence, unit } = latest.current;
    keep(
      amended(latest.current, {
        surrounding: winner ? { number: winner.number, name: winner.name } : null,
        level: winner?.level ?? level,
        precedence: winner ? Math.min(winner.precedence + ABOVE, HIGHEST) : precedence,
        unit: winner?.unit ?? unit,
        desk: latest.current.desk.name || !desk ? latest.current.desk : desk,
      }),
    );
  };
  const deskOf = async (unit: string | null) => {
    const answer = await ask(unit ? DESKS : ANY_DESK, unit ? { unit } : {}, language, readDesk);
    return answer.kind === 'done' ? answer.value : null;
  };
  return (place) => {
    const moved = amended(latest.current, { centre: place });
    latest.current = moved;
    keep(moved);
    const shape = shapeOf(moved);
    if (shape) stage.frame(boxOf(shape));
    void learn(place);
  };
}

const DESK = 'edges { node { desk { name phone } } }';
const DESKS = `query ConsoleDeskOfUnit($unit: ID!) { own: checkpoints(first: 1, filter: { unit: $unit }) { ${DESK} }
  any: checkpoints(first: 1) { ${DESK} } }`;
const ANY_DESK = `query ConsoleAnyDesk { any: checkpoints(first: 1) { ${DESK} } }`;

function readDesk(data: Json): Hamlet['desk'] | null {
  const found = [data.own, data.any]
    .filter(Boolean)
    .flatMap((connection) =>
      list(object(connection, 'checkpoints').edges, 'edges', (edge, where) =>
        list(object(object(edge, where).node, where).desk, where, object),
      ).flat(),
    );
  const [first] = found;
  return first ? { name: text(first.name, 'name'), phone: text(first.phone, 'phone') } : null;
}

/** The circle and its barriers, over everything on the map. */
export function useDrawn(hamlet: Hamlet): void {
  const stage = useStage();
  const drawn = drawnOf(hamlet);
  const key = JSON.stringify(drawn);
  useEffect(() => stage.mark(drawn), [stage, key]);
  useEffect(() => () => stage.mark(null), [stage]);
}
