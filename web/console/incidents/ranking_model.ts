/** Crews in the order of the server, each with its reasons. */
import { type Json, list, number, object, text } from '../../shared/json';
import { NEEDS, type Needs, needs } from './needs_model';
import { optionalNumber, SAID, type Said, said, truth } from './read';

export type Crew = {
  readonly id: string;
  readonly name: string;
  readonly lead: string | null;
  readonly members: ReadonlyMap<string, string>;
  readonly skills: readonly string[];
};

export type Recommended = {
  readonly rank: number;
  readonly distanceM: number | null;
  readonly distanceFrom: string;
  readonly fixAgeS: number | null;
  readonly skillFits: boolean;
  readonly duty: string;
  readonly openWorkOrders: number;
  readonly zonesOnTheWay: readonly number[];
  readonly reasons: readonly Said[];
  readonly remedy: Said;
  readonly needs: Needs;
  readonly crew: Crew;
};

export const CREW = 'id name skills lead { name } members { id name }';

export const CREWS_FOR = `query ConsoleCrewsFor($incident: ID, $workOrder: ID) {
  crewsFor(incident: $incident, workOrder: $workOrder) {
    rank distanceM distanceFrom fixAgeS skillFits duty openWorkOrders zonesOnTheWay
    reasons { ${SAID} } remedy { ${SAID} } needs { ${NEEDS} } crew { ${CREW} } } }`;

export const RANKING_STIRS = [
  'CREW_COMPOSED',
  'DUTY_CHANGED',
  'INCIDENT_TRIAGED',
  'PERMIT_COMPLETED',
  'PERMIT_EXTENDED',
  'PERMIT_ISSUED',
  'PERMIT_LIFTED',
  'PERMIT_OBJECTED',
  'PERMIT_REOPENED',
  'PERMIT_REVOKED',
  'PERMIT_SUBSTITUTED',
  'PERMIT_SUSPENDED',
  'PERMITS_TOUCHED',
  'WORK_ORDER_DISPATCHED',
  'WORK_ORDER_STATE_CHANGED',
  'ZONES_PUBLISHED',
  'ZONE_CHANGED',
];

export const readRanking = (data: Json): readonly Recommended[] => list(data.crewsFor, 'crewsFor', recommended);

function recommended(value: unknown, where: string): Recommended {
  const one = object(value, where);
  return {
    rank: number(one.rank, where),
    distanceM: optionalNumber(one.distanceM, where),
    distanceFrom: text(one.distanceFrom, where),
    fixAgeS: optionalNumber(one.fixAgeS, where),
    skillFits: truth(one.skillFits, where),
    duty: text(one.duty, where),
    openWorkOrders: number(one.openWorkOrders, where),
    zonesOnTheWay: list(one.zonesOnTheWay, where, number),
    reasons: list(one.reasons, where, said),
    remedy: said(one.remedy, where),
    needs: needs(one.needs, where),
    crew: crew(one.crew, where),
  };
}

export function crew(value: unknown, where: string): Crew {
  const one = object(value, where);
  const members = list(one.members, where, object).map(
    (each) => [text(each.id, where), text(each.name, where)] as const,
  );
  return {
    id: text(one.id, where),
    name: text(one.name, where),
    lead: one.lead === null ? null : text(object(one.lead, where).name, where),
    members: new Map(members),
    skills: list(one.skills, where, text),
  };
}
