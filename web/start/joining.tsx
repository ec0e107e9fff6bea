/** Being a checkpoint of the demonstration: join, sign on, scan. */
import { useReader } from '../shared/context';
import type { Joining } from './demo';

export function JoinPost({ joining }: { joining: Joining }) {
  const { say } = useReader();
  const { name, officer, pin, controlCode } = joining;
  return (
    <section aria-labelledby="join-title">
      <h2 id="join-title">{say('join-title', { name })}</h2>
      <ol class="card">
        <li>
          <a href={joining.path}>{say('join-page')}</a> <code>{joining.code}</code>
        </li>
        <li>{say('join-officer', { officer, pin })}</li>
        <li>
          <a href={joining.permit}>{say('join-scan')}</a>
        </li>
        <li>
          {say('join-type')} <code>{controlCode}</code>
        </li>
      </ol>
    </section>
  );
}
