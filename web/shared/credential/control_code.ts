/** The control code: ten digits and two that check them (ISO 7064, mod 97-10), read 4-4-4 over a radio. Pure. */
const CODE = /^[0-9]{12}$/;

/** Twelve ASCII digits whose check digits fit. */
export function isValid(digits: string): boolean {
  return CODE.test(digits) && checks(Number(digits));
}

/** Whether a code, as a number, has the check digits that belong to it. */
export function checks(number: number): boolean {
  return number % 97 === 1;
}

/** The code in what an officer typed: spaces, dots and dashes are ignored; null if it cannot be one. */
export function typed(text: string): string | null {
  const digits = text.replace(/[ .-]/g, '');
  return isValid(digits) ? digits : null;
}

/** As it is read aloud. */
export function spoken(digits: string): string {
  return `${digits.slice(0, 4)} ${digits.slice(4, 8)} ${digits.slice(8)}`;
}
