/** Who and what of a roster may be chosen: everything that is vetted, read once and again when the roster changes. */

import { useEffect } from 'preact/hooks';
import { type Pages, readPage, usePages } from '../live/use_pages';
import { PERSON, type Person, readPerson, readVehicle, VEHICLE, type Vehicle } from './model';

const PERSONS = `query VettedPersons($organisation: ID!, $first: Int!, $after: String) {
  persons(organisation: $organisation, state: VETTED, first: $first, after: $after)
    { edges { node { ${PERSON} } } pageInfo { hasNextPage endCursor } } }`;
const VEHICLES = `query VettedVehicles($organisation: ID!, $first: Int!, $after: String) {
  vehicles(organisation: $organisation, state: VETTED, first: $first, after: $after)
    { edges { node { ${VEHICLE} } } pageInfo { hasNextPage endCursor } } }`;
const STIRS = ['ROSTER_CHANGED'];

export function useVettedPersons(organisation: string): Pages<Person> {
  return useWhole(usePages(PERSONS, { organisation }, (data) => readPage(data.persons, readPerson), STIRS));
}

export function useVettedVehicles(organisation: string): Pages<Vehicle> {
  return useWhole(usePages(VEHICLES, { organisation }, (data) => readPage(data.vehicles, readVehicle), STIRS));
}

/** Whoever looks for a name looks in all of them. */
function useWhole<T>(pages: Pages<T>): Pages<T> {
  useEffect(() => {
    if (pages.rows !== null && pages.hasMore) void pages.all();
  }, [pages.rows === null, pages.hasMore]);
  return pages;
}
