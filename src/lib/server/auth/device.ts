import Bowser from 'bowser';

/** Nobody's browser needs more to say what it is; the patterns are not let loose on more. */
const MOST_CHARACTERS = 512;
const SEPARATOR = '/';

/**
 * What a `User-Agent` says of browser and system, without versions, as it is stored: `Chrome/Android`. Empty where it says neither.
 * It is a help for the memory of the account's owner, and proves nothing: a client may say what it likes.
 */
export function describeDevice(userAgent: string): string {
  if (userAgent === '') return '';
  const { browser, os } = Bowser.parse(userAgent.slice(0, MOST_CHARACTERS));
  const names = [browser.name ?? '', os.name ?? ''].map((name) =>
    name.replaceAll(SEPARATOR, ' ').slice(0, 40)
  );
  return names.every((name) => name === '') ? '' : names.join(SEPARATOR);
}

/** The parts of a stored description; each may be empty. */
export function readDevice(stored: string): { readonly browser: string; readonly system: string } {
  const [browser = '', system = ''] = stored.split(SEPARATOR);
  return { browser, system };
}
