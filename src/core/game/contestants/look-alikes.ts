/** Cyrillic and Greek letters by the Latin letter that they look like, in capitals or in small letters. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  // Cyrillic
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    ѕ: 's',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't'
  },
  ...{ у: 'y', ү: 'y', х: 'x', һ: 'h', ԁ: 'd', ԛ: 'q', ԝ: 'w', ӏ: 'l' },
  // Greek
  ...{
    α: 'a',
    β: 'b',
    ε: 'e',
    ζ: 'z',
    η: 'h',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'n',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'y',
    χ: 'x'
  }
};
const FOREIGN = new RegExp(`[${Object.keys(LOOK_ALIKES).join('')}]`, 'g');

/**
 * Small letters with every look-alike as the Latin letter. A letter whose capital and small form look like two Latin letters
 * (Ν, ν) goes by its capital, so that case still makes no difference.
 */
export const asLatin = (text: string): string =>
  /[\u0370-\u052f]/.test(text) ? text.replace(FOREIGN, (letter) => LOOK_ALIKES[letter] ?? letter) : text;
