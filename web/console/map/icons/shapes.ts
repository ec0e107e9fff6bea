/** Signs in a box of 24 by 24, as the paths of SVG: drawn on the map by canvas and in the legend as they are. */

/** What stands inside. */
export const SIGNS = {
  ROAD: 'M4 10h16v4H4zM6.5 14v5M17.5 14v5',
  WATER: 'M4 10c2-2 3.3-2 5.3 0s3.4 2 5.4 0 3.3-2 5.3 0M4 15c2-2 3.3-2 5.3 0s3.4 2 5.4 0 3.3-2 5.3 0',
  FERRY: 'M5 13h14l-2.5 5h-9zM9 13V8h6v5M12 8V5',
  HAMLET_BARRIER: 'M5 19V8M5 9l15 4M20 13v6M9 10v4.5M14 11.5v4.5',
  FIBRE_CUT: 'M3.5 12h5l1.5-4M20.5 12h-5l-1.5 4M10.8 14.5l2.4-5',
  BASE_STATION_DOWN: 'M12 11v9M8.5 20h7M8 14.5a5.5 5.5 0 0 1 0-7M16 14.5a5.5 5.5 0 0 0 0-7',
  POWER_LOSS: 'M13.5 4 7 13.5h4.5L10.5 20 17 10.5h-4.5z',
  CONGESTION: 'M6 18v-4M10 18v-7M14 18V8M18 18V5',
  DEGRADED_QUALITY: 'M5 9l5 5 3-3 6 6M19 13v4h-4',
  POSTAL_BACKLOG: 'M4 7h16v10H4zM4 7l8 6 8-6',
  OTHER: 'M12 6v7M12 16.5v1',
  SCHOOL: 'M3.5 10 12 6l8.5 4-8.5 4zM7 12v4.5c3 2 7 2 10 0V12',
  QUARANTINE_SITE: 'M5 19V10l7-5 7 5v9zM12 10v6M9 13h6',
  HOSPITAL: 'M12 5v14M5 12h14',
  COMMAND_POST: 'M7 20V4M7 5h11l-3 3.5 3 3.5H7',
  POST_OFFICE: 'M4 7h16v10H4zM4 7l8 6 8-6',
  BASE_STATION: 'M12 11v9M8.5 20h7M8 14.5a5.5 5.5 0 0 1 0-7M16 14.5a5.5 5.5 0 0 0 0-7',
  WORK: 'M14.5 5.5a4.5 4.5 0 0 0-5.6 5.6L4 16l4 4 4.9-4.9a4.5 4.5 0 0 0 5.6-5.6L15.8 12 12 8.2z',
  FLAG: 'M7 20V4h10l-2.5 3.5L17 11H7',
} as const;
export type Sign = keyof typeof SIGNS;

/** What stands around: the shape tells the kind of thing where its colour does not. */
export const PLATES = {
  /** Checkpoints. */
  square: 'M5 2h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3z',
  /** Incidents. */
  diamond: 'M12 .5 23.5 12 12 23.5 .5 12z',
  /** Sites. */
  round: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z',
  /** Work orders. */
  hexagon: 'M7 2.5h10l5.5 9.5-5.5 9.5H7L1.5 12z',
} as const;
export type Plate = keyof typeof PLATES;
