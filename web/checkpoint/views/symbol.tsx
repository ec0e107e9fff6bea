/** A shape for each decision, so that no colour has to be told from another. */
import type { Decision } from '../../shared/credential/model';

const OUTLINES: Record<Decision, string> = {
  ALLOW: 'M32 4a28 28 0 1 1 0 56a28 28 0 0 1 0-56z',
  REFER: 'M32 5L61 58H3z',
  DENY: 'M20 4h24l16 16v24l-16 16H20L4 44V20z',
  NOT_OURS: 'M6 12h52v40H6z',
};
const SIGNS: Record<Decision, string> = {
  ALLOW: 'M18 33l10 10 19-22',
  REFER: 'M32 25v17M32 49.5v.1',
  DENY: 'M21 21l22 22M43 21L21 43',
  NOT_OURS: 'M17 32h30',
};

export function DecisionSymbol({ decision }: { decision: Decision }) {
  return (
    <svg class="symbol" viewBox="0 0 64 64" aria-hidden="true">
      <path class="outline" d={OUTLINES[decision]} />
      <path class="sign" d={SIGNS[decision]} />
    </svg>
  );
}
