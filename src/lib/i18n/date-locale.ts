import { getLocale } from '../paraglide/runtime.js';

let read: () => string | undefined = () => undefined;

/** Says where the reader's region stands: on the server in the request, in a browser on the page. */
export function readDateLocaleFrom(source: () => string | undefined): void {
  read = source;
}

/** Language and region in which dates are written: an English page has British dates in Britain. */
export const dateLocale = (): string => read() ?? getLocale();

const TAG = /^([a-z]{2,3})(?:-[a-z]{4})?(?:-([a-z]{2}))?$/i;

/**
 * The language of the page with the region of who reads it, from `Accept-Language`: the region that the reader gives to
 * this language, else the first one at all. `en-NL` is a tag like any other; its dates are European.
 */
export function dateLocaleOf(locale: string, accepted: string | null): string {
  const tags = (accepted ?? '').split(',', 20).flatMap((part) => {
    const [, language, region] = TAG.exec(part.split(';')[0]?.trim() ?? '') ?? [];
    return language !== undefined && region !== undefined
      ? [{ language: language.toLowerCase(), region: region.toUpperCase() }]
      : [];
  });
  const own = tags.find(({ language }) => language === locale) ?? tags[0];
  return own ? `${locale}-${own.region}` : locale;
}
