export interface Token {
  readonly name: string;
  readonly value: string;
}

/** Declarations of a stylesheet; of several with one name, the first. */
export function readTokens(css: string): readonly Token[] {
  const found = [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/(--[\w-]+):\s*([^;]+);/g)];
  const all = found.map(([, name = '', value = '']) => ({ name, value: value.replace(/\s+/g, ' ').trim() }));
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}
