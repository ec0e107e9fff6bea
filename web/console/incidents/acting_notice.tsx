/** What came of a change; when somebody else was faster, that what was typed is still there. */
import { useReader } from '../../shared/context';
import type { Acted } from '../act';
import { ActedNotice } from '../trouble';

export function ActingNotice({ acted }: { readonly acted: Acted<unknown> | null }) {
  const { say } = useReader();
  if (acted?.kind !== 'refused' || acted.type !== 'StaleProblem') return <ActedNotice acted={acted} />;
  return (
    <p class="notice" role="alert">
      {say('incidents-stale')}
    </p>
  );
}
