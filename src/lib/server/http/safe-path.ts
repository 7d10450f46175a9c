/** A path of our own to go on to after signing in; anything that could leave the site becomes the fallback. */
export function safePath(next: string | null, fallback: string): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return fallback;
  const url = new URL(next, 'http://here.invalid');
  return url.host === 'here.invalid' ? url.pathname + url.search : fallback;
}

/** The sign-in page that comes back to where somebody wanted to go. */
export const loginPath = (url: URL): string => `/login?next=${encodeURIComponent(url.pathname + url.search)}`;
