/** What lies at the middle of every shape of a draft: asked a moment after it was last drawn. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { middleOf } from '../shape/shapes';
import { zonesAt } from './around';
import type { Draft } from './draft';
import type { Around } from './warnings';

const REST_MS = 500;

export function useAround(draft: Draft): readonly Around[] {
  const { language } = useReader();
  const [around, setAround] = useState<readonly Around[]>([]);
  const places = draft.instructions.flatMap((one) =>
    'terms' in one && one.terms.geometry ? [{ key: one.key, place: middleOf(one.terms.geometry) }] : [],
  );
  const wanted = JSON.stringify([places, draft.validFrom]);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const found: Around[] = [];
      for (const { key, place } of places) {
        const answer = await zonesAt(place, draft.validFrom, language);
        if (isOver) return;
        if (answer.kind === 'done') found.push({ key, zones: answer.value });
      }
      setAround(found);
    };
    const timer = setTimeout(look, REST_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return around;
}
