/** Base45, CBOR, control codes, clocks, parts, secrets: each by itself. */
import { describe, expect, it } from 'vitest';
import { type Writable, write } from '../../agreement/cbor_writer';
import { decode, encode } from './base45';
import { fromHex, sha256, toHex, utf8 } from './bytes';
import { read } from './canonical';
import { Broken, decode as decodeCbor } from './cbor';
import { now, risen } from './clock';
import { isValid, spoken, typed } from './control_code';
import { inflated } from './inflate';
import { isNews, nameOf, newsBytes, Parts } from './parts';
import { confirmationCode, pinMatches, replyCode, signCheck } from './secrets';
import { sha256Now } from './sha256';

describe('Base45', () => {
  it.each([
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
  ])('writes %s as RFC 9285 does, and reads it', (text, written) => {
    expect(encode(utf8(text))).toBe(written);
    expect(decode(written)).toEqual(utf8(text));
  });

  it.each(['A', ':::', 'GGW', '::', 'bb8', 'BB8\n', 'BB8ơ', 'ＡB8'])('refuses %j', (text) => {
    expect(decode(text)).toBeNull();
    expect(decode('FGW')).toEqual(fromHex('ffff'));
  });
});

describe('deterministic CBOR', () => {
  it.each([
    ['an integer that could be shorter', '1801'],
    ['a text length that could be shorter', '780161'],
    ['an indefinite length', '9f01ff'],
    ['a key that comes twice', 'a201020103'],
    ['a byte after the value', '0100'],
    ['a value that is cut short', '6261'],
    ['text that is not UTF-8', '61ff'],
    ['a list longer than all memory', '9bffffffffffffffff'],
    ['forty lists in one another', `${'81'.repeat(40)}01`],
    ['a reserved head', '1c'],
    ['a simple value in two bytes that needs one', 'f814'],
  ])('refuses %s', (_, digits) => {
    expect(() => decodeCbor(fromHex(digits))).toThrow(Broken);
  });

  it.each([
    'c101',
    'f90000',
    'fb3ff0000000000000',
    'f7',
    'f8ff',
    'c249010000000000000000',
    'a1f501',
    'a18001',
    'd9d9f7a0',
  ])('reads %s as well written and not ours', (digits) => {
    expect(decodeCbor(fromHex(digits)).foreign).toBe(true);
    expect(() => read(fromHex(digits))).toThrow(Broken);
  });

  it('reads what it writes, and keeps large integers whole', () => {
    const list: readonly Writable[] = [1, -1, 'ă', null, true, Uint8Array.of(1)];
    const value = new Map<number, Writable>([
      [1, list],
      [-5, 2 ** 32],
    ]);

    expect(read(write(value))).toEqual(value);
    expect(read(fromHex('1bffffffffffffffff'))).toBe(2n ** 64n - 1n);
    expect(read(fromHex('3bffffffffffffffff'))).toBe(-(2n ** 64n));
    expect(read(fromHex('3b001fffffffffffff'))).toBe(-(2n ** 53n));
  });

  it('refuses keys out of order and keys of two kinds', () => {
    expect(() => read(fromHex('a202010102'))).toThrow(Broken);
    expect(() => read(fromHex('a2200101020a'.slice(0, 10)))).toThrow(Broken);
    expect(() => read(fromHex('a20101616102'))).toThrow(Broken);
    expect(read(fromHex('a201022003'))).toEqual(
      new Map([
        [1, 2],
        [-1, 3],
      ]),
    );
  });
});

describe('zlib', () => {
  const packed = fromHex('789c4b4c4a0600024d0127');

  it('gives a whole stream and nothing else', async () => {
    expect(await inflated(packed, 3)).toEqual(utf8('abc'));
    await expect(inflated(packed, 2)).rejects.toThrow(Broken);
    await expect(inflated(packed.slice(0, -1), 3)).rejects.toThrow(Broken);
    await expect(inflated(Uint8Array.of(...packed, 0), 3)).rejects.toThrow(Broken);
    await expect(inflated(utf8('abc'), 3)).rejects.toThrow(Broken);
  });
});

describe('a control code', () => {
  it('is typed with spaces, dots and dashes, and read aloud 4-4-4', () => {
    expect(typed('4820 1755.36-11')).toBe('482017553611');
    expect(isValid('482017553612')).toBe(false);
    expect(typed('000000000002')).toBeNull();
    expect(spoken('482017553611')).toBe('4820 1755 3611');
  });
});

describe('the clock', () => {
  const device = { wall: 1000, monotonic: 50, boot: 'a' };
  const contact = { serverAt: 5000, device };

  it('knows nothing without a contact, and nothing before the mark', () => {
    expect(now(null, device, 77)).toEqual({ earliest: 77, latest: null });
    expect(now(contact, { ...device, monotonic: 60 }, 6000)).toEqual({ earliest: 6000, latest: null });
  });

  it('runs on by the monotonic clock, whatever the wall clock says', () => {
    expect(now(contact, { wall: 0, monotonic: 150, boot: 'a' }, 0)).toEqual({ earliest: 5098, latest: 5102 });
  });

  it('is within two minutes after a reload, for three days', () => {
    const reloaded = { wall: 1000 + 100, monotonic: 0, boot: 'b' };
    expect(now(contact, reloaded, 0)).toEqual({ earliest: 4979, latest: 5221 });
    expect(now(contact, { ...reloaded, wall: 1000 + 259_201 }, 9).latest).toBeNull();
    expect(now(contact, { ...reloaded, wall: 999 }, 9).latest).toBeNull();
    expect(now(contact, { ...reloaded, wall: Number.NaN }, 9).latest).toBeNull();
  });

  it('never lowers the mark', () => {
    expect(risen(10, { earliest: 9, latest: null })).toBe(10);
    expect(risen(10, { earliest: 11, latest: 12 })).toBe(11);
  });
});

describe('parts of one text', () => {
  const text = `FPD1:${'0123456789ABC'.repeat(150)}`;
  const pieces = [0, 1, 2].map((at) => `FPC1:${at + 1}/3:${nameOf(text)}:${text.slice(at * 700, at * 700 + 700)}`);
  const [first = '', second = '', third = ''] = pieces;

  it('are the text in any order, however often', () => {
    const parts = new Parts();
    expect(parts.add(third)).toEqual({ have: 1, count: 3, text: null });
    expect(parts.add(third)).toEqual({ have: 1, count: 3, text: null });
    expect(parts.add(first)).toEqual({ have: 2, count: 3, text: null });
    expect(parts.add(second)).toEqual({ have: 3, count: 3, text });
  });

  it('never mix with those of another text, and give nothing when one was changed', () => {
    const parts = new Parts();
    parts.add(first);
    expect(parts.add('FPC1:1/2:ABCDEF01:A')).toEqual({ have: 1, count: 2, text: null });
    parts.add(first);
    parts.add(second);
    expect(parts.add(`${third.slice(0, -1)}X`)).toEqual({ have: 0, count: 3, text: null });
  });

  it.each(['', 'FPC1:1/2:ABCDEF01:', 'FPC1:0/2:ABCDEF01:A', 'FPC1:3/2:ABCDEF01:A', 'FPC1:01/2:ABCDEF01:A', 'FP1:A'])(
    'are not %j',
    (scanned) => {
      expect(new Parts().add(scanned)).toBeNull();
    },
  );

  it('give the bytes of news and bundles, and of nothing else', () => {
    expect(newsBytes('FPD1:BB8')).toEqual(utf8('AB'));
    expect(newsBytes('FPB1:BB8')).toEqual(utf8('AB'));
    expect(newsBytes('FP1:BB8')).toBeNull();
    expect(newsBytes('FPD1:a')).toBeNull();
    expect([isNews(first), isNews('FPD1:'), isNews('FP1:X')]).toEqual([true, true, false]);
  });

  it('are named by the hash that the platform gives too', async () => {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
      const bytes = new Uint8Array(length).fill(0xa5);
      expect(toHex(sha256Now(bytes))).toBe(toHex(await sha256(bytes)));
    }
  });
});

describe('secrets', () => {
  it('know an officer by the PIN', async () => {
    const officer = {
      id: '',
      name: '',
      leader: false,
      salt: utf8('0123456789abcdef'),
      hash: fromHex('e1bd9525179b7981bdb812c4e60707ec9c98df0e1f9318d2465868278594068f'),
    };
    expect(await pinMatches(officer, '246810')).toBe(true);
    expect(await pinMatches(officer, '246811')).toBe(false);
    expect(await pinMatches(officer, '24681')).toBe(false);
  });

  it('make the codes that Python makes', async () => {
    const call = { deployment: 'dt-2021', checkpoint: '018f0000-0000-7000-8000-000000000001', code: '482017553652' };
    expect(await replyCode(new Uint8Array(32).fill(7), { ...call, challenge: '0420' })).toBe('765718');
    expect(await confirmationCode('dt-2021', call.checkpoint, new Uint8Array(64).fill(9))).toBe('773265');
  });

  it('sign a check so that the public key verifies it', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
    const signed = await signCheck(pair.privateKey, 'dt-2021', 'd', '{"a":1}');
    const raw = Uint8Array.from(atob(signed.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
    const how = { name: 'ECDSA', hash: 'SHA-256' };

    expect(signed).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(await crypto.subtle.verify(how, pair.publicKey, raw, utf8('fieldpass/check/1/dt-2021/d/{"a":1}'))).toBe(
      true,
    );
    expect(await crypto.subtle.verify(how, pair.publicKey, raw, utf8('fieldpass/check/1/dt-2021/e/{"a":1}'))).toBe(
      false,
    );
  });
});
