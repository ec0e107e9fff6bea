import { expect, it } from 'vitest';
import { csv, geojson } from './files';
import { type Column, found, ordered } from './model';

type Row = { readonly name: string; readonly count: number | null };
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: 'name', value: ({ name }) => name },
  { key: 'count', title: 'count', value: ({ count }) => count, isNumeric: true },
];
const ROWS: readonly Row[] = [
  { name: 'Đặng Quốc Khánh', count: 10 },
  { name: 'Võ Thành Tâm', count: null },
  { name: 'Huỳnh Ngọc Ánh', count: 9 },
];
const names = (rows: readonly Row[]) => rows.map(({ name }) => name.split(' ')[0]);

it('finds without diacritics, every word somewhere', () => {
  expect(names(found(ROWS, COLUMNS, 'khanh dang'))).toEqual(['Đặng']);
  expect(names(found(ROWS, COLUMNS, 'khanh 9'))).toEqual([]);
  expect(found(ROWS, COLUMNS, '  ')).toBe(ROWS);
});

it('orders numbers as numbers, and nothing last either way', () => {
  expect(names(ordered(ROWS, COLUMNS, { key: 'count', isDown: false }))).toEqual(['Huỳnh', 'Đặng', 'Võ']);
  expect(names(ordered(ROWS, COLUMNS, { key: 'count', isDown: true }))).toEqual(['Đặng', 'Huỳnh', 'Võ']);
  expect(ordered(ROWS, COLUMNS, null)).toBe(ROWS);
});

it('writes what a spreadsheet reads, and computes nothing of it', () => {
  const rows = [{ name: '=HYPERLINK("x"), "y"', count: -1 }];
  expect(csv(rows, COLUMNS)).toBe('\uFEFFname,count\r\n"\'=HYPERLINK(""x""), ""y""",-1\r\n');
});

it('writes GeoJSON with every column, and null for what has no place', () => {
  const written = JSON.parse(geojson(ROWS.slice(0, 1), COLUMNS, () => null));
  expect(written.features).toEqual([
    { type: 'Feature', geometry: null, properties: { name: 'Đặng Quốc Khánh', count: 10 } },
  ]);
});
