/**
 * Reads a number as people of a language write it: `1.234,5` in Dutch is `1,234.5` in English. Where only one
 * reading makes sense (`12,5` in English), that one is taken. `undefined` when it is no number.
 */
export function readNumber(text: string, locale: 'en' | 'nl'): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F_']/g, '').replace('−', '-');
  const [group, decimal] = locale === 'nl' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^-?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`);
  const normal = grouped.test(plain)
    ? plain.replaceAll(group, '').replace(decimal, '.')
    : plain.replace(/,(?=[^,]*$)/, '.');
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(normal) ? Number(normal) : undefined;
}

/** A number for a field: the reader's decimal sign, no separators of thousands. */
export const writeNumber = (value: number, locale: 'en' | 'nl'): string =>
  new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
