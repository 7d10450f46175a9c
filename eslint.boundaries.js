import boundaries from 'eslint-plugin-boundaries';

const layers = [
  { type: 'core', pattern: 'src/core' },
  { type: 'import', pattern: 'src/import' },
  { type: 'schema', pattern: 'drizzle/schema' },
  { type: 'queries', pattern: 'drizzle/queries' },
  { type: 'ops', pattern: 'src/ops' },
  { type: 'realtime', pattern: 'realtime' },
  { type: 'server-http', pattern: ['src/lib/server/http', 'src/lib/server/hooks'] },
  { type: 'server-db', pattern: 'src/lib/server/db' },
  { type: 'use-cases', pattern: 'src/lib/server/*' },
  { type: 'server', pattern: 'src/lib/server' },
  { type: 'live', pattern: 'src/lib/live' },
  { type: 'ui', pattern: 'src/lib/ui' },
  { type: 'i18n', pattern: 'src/lib/i18n' },
  { type: 'messages', pattern: 'src/lib/paraglide' },
  { type: 'stage', pattern: 'src/lib/features/stage' },
  { type: 'kinds', pattern: 'src/lib/features/kinds' },
  { type: 'formats', pattern: 'src/lib/features/formats' },
  { type: 'features', pattern: 'src/lib/features/*', capture: ['feature'] },
  { type: 'routes', pattern: 'src/routes' },
  { type: 'styleguide', pattern: 'src/styleguide' },
  { type: 'scripts', pattern: 'scripts' },
  { type: 'tests', pattern: 'tests' },
  { type: 'bench', pattern: 'bench' }
];

/** What the files directly in lib/server may import: environment, log and words of the web app, which all of it needs. */
const common = ['server', 'ops', 'core', 'i18n', 'messages'];
const database = ['server-db', 'queries', 'schema'];
/** What draws something in a browser may import. */
const face = ['live', 'ui', 'core', 'messages', 'i18n'];
const features = ['features', 'formats', 'kinds', 'stage'];
/** All of lib/server, for who stands above it. */
const server = ['server', 'server-db', 'use-cases', 'server-http'];

/** Who may import whom: the arrows of ARCHITECTURE.md. In lib/server they go http → use cases → db. */
const mayImport = {
  core: ['core'],
  import: ['import', 'core'],
  schema: ['schema', 'core'],
  queries: ['queries', 'schema', 'core'],
  ops: ['ops', 'core'],
  realtime: ['realtime', 'ops', 'queries', 'schema', 'core'],
  server: common,
  'server-db': [...common, ...database],
  'use-cases': [...common, ...database, 'use-cases', 'import', 'kinds'],
  'server-http': [...common, ...database, 'use-cases', 'import', 'kinds', 'server-http'],
  live: ['live', 'core'],
  ui: ['ui', 'messages', 'i18n'],
  i18n: ['i18n', 'messages', 'core'],
  kinds: ['kinds', ...face],
  stage: ['stage', 'kinds', ...face],
  formats: ['formats', 'kinds', 'stage', ...face],
  // And itself, which the policies below add: features do not know each other.
  features: ['formats', 'kinds', 'stage', ...face],
  routes: ['routes', ...features, 'live', 'ui', ...server, 'ops', 'import', 'core', 'messages', 'i18n'],
  styleguide: ['styleguide', ...features, ...face],
  scripts: ['scripts', ...server, 'realtime', 'ops', 'schema', 'import', 'core', 'tests'],
  tests: [
    'tests',
    'scripts',
    'realtime',
    ...server,
    ...features,
    'ops',
    'queries',
    'schema',
    'import',
    'core',
    'live'
  ],
  bench: ['bench', 'tests', 'realtime', 'ops', 'schema', 'core', 'scripts']
};

/**
 * Lint rule for the arrows; without types, so that its test is quick.
 *
 * @type {import('eslint').Linter.Config}
 */
export const boundariesConfig = {
  // The plugin's own type names its rules more narrowly than ESLint's.
  plugins: { boundaries: /** @type {import('eslint').ESLint.Plugin} */ (boundaries) },
  settings: {
    'boundaries/elements': layers,
    'boundaries/dependency-nodes': ['import', 'dynamic-import', 'export', 'require'],
    'import/resolver': { './scripts/develop/check/import-resolver.cjs': {} }
  },
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        policies: [
          ...Object.entries(mayImport).flatMap(([type, targets]) => [
            { from: { element: { type } }, allow: { to: { element: { type: targets } } } },
            { from: { element: { type } }, allow: { to: { module: { origin: ['external', 'core'] } } } }
          ]),
          {
            from: { element: { type: 'features' } },
            allow: {
              to: {
                element: { type: 'features', captured: { feature: '{{ from.element.captured.feature }}' } }
              }
            }
          }
        ]
      }
    ]
  }
};
