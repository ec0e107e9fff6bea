/** A list as a file: CSV (RFC 4180, with a mark that lets spreadsheets read Vietnamese) and GeoJSON (RFC 7946). Pure. */
import type { Column, Located, Value } from './model';

const BYTE_ORDER_MARK = '\uFEFF';

/** A spreadsheet would compute what begins so. */
const FORMULA = /^[=+\-@\t\r]/;

function field(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csv<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const head = columns.map(({ key }) => field(key));
  const lines = rows.map((row) => columns.map(({ value }) => field(value(row))));
  return BYTE_ORDER_MARK + [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

export function geojson<T>(rows: readonly T[], columns: readonly Column<T>[], place: Located<T>): string {
  const features = rows.map((row) => ({
    type: 'Feature',
    geometry: place(row),
    properties: Object.fromEntries(columns.map(({ key, value }) => [key, value(row)])),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

export function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
