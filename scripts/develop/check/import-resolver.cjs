// Resolver for eslint-plugin-boundaries, which asks in CommonJS: knows the `imports` of package.json, `#core/…`.
const { existsSync } = require('node:fs');
const { builtinModules, createRequire } = require('node:module');
const { dirname, join, resolve } = require('node:path');

const root = resolve(__dirname, '../../..');
const aliases = Object.entries(require('../../../package.json').imports).map(([from, to]) => ({
  prefix: from.replace('*', ''),
  folder: join(root, to.replace('*', ''))
}));

exports.interfaceVersion = 2;

exports.resolve = (source, importer) => {
  const name = source.split('?')[0];
  if (name.startsWith('node:') || builtinModules.includes(name)) return { found: true, path: null };
  const alias = aliases.find(({ prefix }) => name.startsWith(prefix));
  if (alias) return found(join(alias.folder, name.slice(alias.prefix.length)));
  if (name.startsWith('.')) return found(resolve(dirname(importer), name));
  try {
    return { found: true, path: createRequire(importer).resolve(name) };
  } catch {
    return { found: false };
  }
};

// A file that is only generated later, such as ./$types, belongs where its path says.
const found = (path) =>
  existsSync(path) || /\$types(\.js)?$/.test(path) ? { found: true, path } : { found: false };
