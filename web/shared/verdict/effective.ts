/** What a zone at a level asks of a purpose. Pure. */
import type { Restriction, Rule } from '../credential/model';

/**
 * The stricter of the zone's restriction and the level's rule: NO_RESTRICTION and CONDITIONAL add nothing, REQ_AUTHORISATION
 * makes FREE a PERMIT, and PROHIBITED forbids all but what the level lists as PERMIT.
 */
export function effective(restriction: Restriction, rule: Rule): Rule {
  if (restriction === 'PROHIBITED') return rule === 'PERMIT' ? 'PERMIT' : 'FORBIDDEN';
  return restriction === 'REQ_AUTHORISATION' && rule === 'FREE' ? 'PERMIT' : rule;
}
