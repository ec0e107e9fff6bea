/** Whether somebody of whom nothing is known may be on the way out. Pure. */
import type { Bundle, VersionRecord } from '../credential/model';
import { PURPOSES } from '../credential/wire';
import { rulesOf, SHUT, sides, versionAt, zoneOf } from './case';
import { effective } from './effective';
import type { Clock, Passage } from './model';
import { isWithin } from './moments';

/** Whether there is a moment in the interval when no to-zone holds a restriction that the from-zones do not. */
export function mayLeave(bundle: Bundle, clock: Clock, passage: Passage): boolean {
  const [fromZones, toZones] = sides(bundle, passage);
  const entered = toZones.filter((number) => !fromZones.includes(number)).map((number) => zoneOf(bundle, number));
  const turns = entered.flatMap((zone) => zone.versions.flatMap((version) => [version.validFrom, version.validTo]));
  const inside = turns.filter((turn) => turn !== null).filter((turn) => isWithin(clock, turn));
  return [clock.earliest, ...inside].some((at) => !entered.some((zone) => asksAnybody(bundle, versionAt(zone, at))));
}

function asksAnybody(bundle: Bundle, version: VersionRecord | null): boolean {
  if (version === null) return false;
  if (version.level === null) return effective(version.restriction, 'FREE') !== 'FREE';
  const rules = rulesOf(bundle, version.level);
  return PURPOSES.some((purpose) => effective(version.restriction, (rules.get(purpose) ?? SHUT).rule) !== 'FREE');
}
