/** A mobile number as people in China write it, without the country. */
const CHINESE_MOBILE = /^1[3-9]\d{9}$/;

/** A telephone number as carriers want it (E.164), or `null` for one whose country cannot be told. */
export function e164(phone: string): string | null {
  const digits = phone.replace(/[\s().-]/g, '').replace(/^00/, '+');
  if (CHINESE_MOBILE.test(digits)) return `+86${digits}`;
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
}
