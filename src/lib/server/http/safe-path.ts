/** A path that a browser cannot take for another site: `//host` and `/\host` are addresses, not paths. */
const OWN_PATH = /^\/(?![/\\])/;

/** A path of our own to go on to; anything that could leave the site becomes the fallback. */
export function safePath(next: string | null, fallback: string): string {
  if (!next || !OWN_PATH.test(next)) return fallback;
  const url = parse(next);
  if (url?.host !== 'here.invalid') return fallback;
  // Once more on the result: `/.//host` and `/x/..//host` only become `//host` when they are resolved.
  const path = url.pathname + url.search;
  return OWN_PATH.test(path) ? path : fallback;
}

/** The page that a form was sent from, by its `Referer`; the fallback when that is no page of ours. */
export function safeReferrer(referrer: string | null, here: URL, fallback: string): string {
  const from = referrer === null ? undefined : parse(referrer);
  return from?.origin === here.origin ? safePath(from.pathname + from.search, fallback) : fallback;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address, 'http://here.invalid');
  } catch {
    // What is no address leads nowhere.
    return undefined;
  }
}

/** The sign-in page that comes back to where somebody wanted to go. */
export const loginPath = (url: URL): string => `/login?next=${encodeURIComponent(url.pathname + url.search)}`;
