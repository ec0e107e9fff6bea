/** Why, in plain words, worst first. */
import { useReader } from '../../shared/context';
import type { Verdict } from '../../shared/verdict/model';
import { usePost } from './use_post';

export function Reasons({ verdict }: { verdict: Verdict }) {
  const { say } = useReader();
  const { post } = usePost();
  if (verdict.findings.length === 0) return null;
  const named = (numbers: readonly number[]) =>
    numbers.map((number) => post.bundle?.zones.get(number)?.name ?? String(number)).join(', ') || 'none';
  return (
    <ul class="reasons">
      {verdict.findings.map(({ reason, weight, zones }, index) => (
        <li key={reason} class={weight}>
          <strong>{say(`reason-${reason}`, { zones: named(zones) })}</strong>
          {(index > 0 || verdict.decision === 'REFER') && verdict.decision !== 'NOT_OURS' && (
            <span>{say(`reason-${reason}.act`)}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
