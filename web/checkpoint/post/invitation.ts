/** The invitation that a district officer hands over: in a link, an image of it, or typed. Pure. */
import wire from '../../../credentials/wire.json';

const LENGTH = wire.enrolment.invitation_characters;
const LINK = /#\/join\/([^/?#\s]+)/;

/** Crockford's base 32: hyphens and case do not matter, O is 0, I and L are 1. Null if it cannot be one. */
export function invitationOf(text: string): string | null {
  const said = LINK.exec(text)?.[1] ?? text;
  const bare = said.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return bare.length === LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(bare) ? bare : null;
}
