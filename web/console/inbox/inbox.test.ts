import { beforeAll, expect, it, vi } from 'vitest';
import { hrefAbout, inOrder, isOpen, readTold, type Told } from './model';

beforeAll(() => vi.stubGlobal('location', { hash: '' }));

const told = (id: string, changes: Partial<Record<string, unknown>> = {}): Told =>
  readTold(
    {
      id,
      title: 't',
      body: 'b',
      urgency: 'NORMAL',
      toldAs: 'NAMED',
      about: 'QQ==',
      aboutKind: 'Permit',
      at: '2021-09-15T12:00:00Z',
      readAt: null,
      needsAcknowledgement: false,
      acknowledgedAt: null,
      ...changes,
    },
    'told',
  );

it('puts first what waits for a word, then the unread by how loud, then the newest', () => {
  const read = { readAt: '2021-09-15T12:01:00Z' };
  const all = [
    told('older', { ...read, at: '2021-09-15T11:00:00Z' }),
    told('newer', read),
    told('quiet', { urgency: 'QUIET' }),
    told('loud', { urgency: 'URGENT' }),
    told('waits', { ...read, needsAcknowledgement: true }),
    told('taken', {
      ...read,
      needsAcknowledgement: true,
      acknowledgedAt: '2021-09-15T12:02:00Z',
      at: '2021-09-14T12:00:00Z',
    }),
  ];
  expect(inOrder(all).map(({ id }) => id)).toEqual(['waits', 'loud', 'quiet', 'newer', 'older', 'taken']);
  expect(all.filter(isOpen).map(({ id }) => id)).toEqual(['waits']);
});

it('leads to what it speaks of, and nowhere where no panel shows it', () => {
  const kinds = ['Permit', 'Crew', 'Stop', 'DeskCall', 'Finding'];
  expect(kinds.map((aboutKind) => hrefAbout({ about: 'QQ==', aboutKind }))).toEqual([
    '#/permits/QQ%3D%3D',
    '#/people/crews/QQ%3D%3D',
    '#/stops/QQ%3D%3D',
    '/desk/',
    null,
  ]);
});
