/** What breaks, in the order of the forms, and how badly, the mildest first: names of the schema's enums. */
export const INCIDENT_KINDS = [
  'FIBRE_CUT',
  'BASE_STATION_DOWN',
  'POWER_LOSS',
  'CONGESTION',
  'DEGRADED_QUALITY',
  'POSTAL_BACKLOG',
  'OTHER',
] as const;
export const SEVERITIES = ['MINOR', 'MODERATE', 'MAJOR', 'CRITICAL'] as const;
