/** What came of each of many. */
import { useReader } from '../../shared/context';
import { wordsOfActed } from '../trouble';
import type { Many } from './many';

type Props<T> = { readonly many: Many<T>; readonly nameOf: (one: T) => string };

export function Results<T>({ many, nameOf }: Props<T>) {
  const { say } = useReader();
  if (many.each.length === 0) return null;
  const done = many.each.filter(({ acted }) => acted?.kind === 'done').length;
  const failed = many.each.filter(({ acted }) => acted !== null && acted.kind !== 'done').length;
  return (
    <div class="results" role="status">
      <p>{say('people-results', { done, count: many.each.length })}</p>
      <ul>
        {many.each.map(({ key, one, acted }) => (
          <li key={key} class={acted === null ? 'waiting' : acted.kind === 'done' ? 'done' : 'failed'}>
            <strong>{nameOf(one)}</strong>{' '}
            {acted === null
              ? say('people-result-waiting')
              : acted.kind === 'done'
                ? say('people-result-done')
                : wordsOfActed(acted, say)}
          </li>
        ))}
      </ul>
      {failed > 0 && !many.isBusy && (
        <button type="button" class="chip" onClick={() => void many.again()}>
          {say('people-results-again', { count: failed })}
        </button>
      )}
    </div>
  );
}
