/** Every site there is, read when a form wants one by its name. */
import { useEffect } from 'preact/hooks';
import type { Json } from '../../shared/json';
import { readPage, usePages } from '../live/use_pages';
import { SITE, type Site, site } from './incident_model';

const SITES = `query ConsoleSites($first: Int!, $after: String) { sites(first: $first, after: $after) {
  edges { node { ${SITE} } } pageInfo { hasNextPage endCursor } } }`;

const readSites = (data: Json) => readPage(data.sites, site);

/** Null while they are read. */
export function useSites(): readonly Site[] | null {
  const pages = usePages(SITES, {}, readSites, ['SITES_CHANGED']);
  useEffect(() => {
    if (pages.hasMore) void pages.all();
  }, [pages.hasMore]);
  return pages.rows;
}
