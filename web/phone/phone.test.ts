import { afterEach, describe, expect, it, vi } from 'vitest';
import { chosenPhone, fetchPhone, onceEach, payloadText, readPhone } from './phone';
import sample from './phone.sample.json';
import { askedOwner } from './use_phone';

const PHONE = readPhone(sample);

afterEach(() => vi.unstubAllGlobals());

describe('what a phone has received', () => {
  it('is read with its instants', () => {
    expect(PHONE.owner).toBe('hung');
    expect(PHONE.notifications.map(({ times, urgent }) => [times, urgent])).toEqual([
      [2, true],
      [1, false],
    ]);
    expect(PHONE.notifications[0]?.firstAt).toEqual(new Date('2021-09-15T12:08:05Z'));
  });

  it('shows an id once, however often it is told', () => {
    expect(onceEach([...PHONE.notifications, ...PHONE.notifications])).toEqual(PHONE.notifications);
  });

  it('is another phone from the click on, and nobody else is shown on it', () => {
    expect(chosenPhone(PHONE, 'sen')).toMatchObject({ owner: 'sen', notifications: [] });
    for (const wanted of ['', 'hung', 'nobody']) expect(chosenPhone(PHONE, wanted)).toBe(PHONE);
  });

  it('shows the message as it came', () => {
    for (const { message } of PHONE.notifications) expect(JSON.parse(payloadText(message))).toEqual(message);
  });

  it.each([
    null,
    [],
    {},
    { ...sample, now: 'soon' },
    { ...sample, phones: 1 },
    { ...sample, notifications: [{ ...sample.notifications[0], times: '2' }] },
  ])('is not believed when it is something else: %#', (said) => {
    expect(() => readPhone(said)).toThrow();
  });
});

describe('asking', () => {
  const answering = (status: number, body: unknown = {}) => {
    const asked = vi.fn(async (_: string) => new Response(JSON.stringify(body), { status }));
    vi.stubGlobal('fetch', asked);
    return asked;
  };

  it('names the phone', async () => {
    const asked = answering(200, sample);
    expect(await fetchPhone('hưng&x')).toEqual(PHONE);
    expect(asked.mock.calls[0]?.[0]).toBe('/demo/phone.json?phone=h%C6%B0ng%26x');
  });

  it('knows a server without a demonstration from one that fails', async () => {
    answering(404);
    expect(await fetchPhone('')).toBeNull();
    answering(500);
    await expect(fetchPhone('')).rejects.toThrow('500');
  });

  it('takes the phone from the address', () => {
    expect(askedOwner('?phone=sen&lang=en')).toBe('sen');
    expect(askedOwner('')).toBe('');
  });
});
