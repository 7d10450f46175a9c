/**
 * Reads a number as people type it on a phone: `1500`, `1.500`, `1 500`, `3,5`, `-2.5`. A separator before exactly
 * three digits groups thousands when there is nothing else to tell, which is how both languages read `1.500`.
 */
export function parseTypedNumber(text: string): number | undefined {
  const plain = text
    .replace(/[\s'’_]/g, '')
    .replace(/^\+/, '')
    .replace('−', '-');
  if (!/^-?\d[\d.,]*$/.test(plain)) return undefined;
  const separators = plain.match(/[.,]/g) ?? [];
  const lastSeparator = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  const decimals = plain.length - lastSeparator - 1;
  const mixed = new Set(separators).size === 2;
  const isDecimal = lastSeparator >= 0 && (mixed || (separators.length === 1 && decimals !== 3));
  const whole = (isDecimal ? plain.slice(0, lastSeparator) : plain).replace(/[.,]/g, '');
  const number = Number(isDecimal ? `${whole}.${plain.slice(lastSeparator + 1)}` : whole);
  return Number.isFinite(number) ? number : undefined;
}
