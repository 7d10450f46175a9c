/** Between two tries to get a file, in ms. */
const RETRY_MS = 1_500;
/** Some browsers keep a failure in mind: after so many the page is loaded anew, once the server answers. */
const TRIES = 4;

/** Parts of a page that come as files of their own, before they are needed. */
export class Late<Parts extends object> {
  #there = $state.raw<Partial<Parts>>({});
  readonly #files: { readonly [Name in keyof Parts]: () => Promise<Parts[Name]> };
  readonly #wanted = new Set<keyof Parts>();

  constructor(files: { readonly [Name in keyof Parts]: () => Promise<Parts[Name]> }) {
    this.#files = files;
  }

  /** A part, once it is there. */
  get<Name extends keyof Parts>(name: Name): Parts[Name] | undefined {
    return this.#there[name];
  }

  /** Gets these parts, each once; tries until they are there. */
  want(...names: readonly (keyof Parts)[]): void {
    for (const name of names) {
      if (this.#wanted.has(name)) continue;
      this.#wanted.add(name);
      void this.#load(name, 0);
    }
  }

  async #load(name: keyof Parts, failures: number): Promise<void> {
    try {
      const part = await this.#files[name]();
      const { styles } = part as Partial<Styled>;
      if (styles) await addStyles(styles);
      this.#there = { ...this.#there, [name]: part };
    } catch {
      // A bad Wi-Fi, or a release that has other files: the page that comes then has them.
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      if (failures >= TRIES && (await isServerThere())) location.reload();
      return this.#load(name, failures + 1);
    }
  }
}

/** A part whose styles are a file of their own: the build names its address. */
interface Styled {
  readonly styles: string;
}

const addStyles = (href: string) =>
  new Promise((resolve, reject) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href, onload: resolve, onerror: reject });
    document.head.append(link);
  });

const isServerThere = () =>
  fetch(location.href, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false
  );
