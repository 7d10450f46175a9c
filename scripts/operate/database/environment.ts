/** What kind of installation a process belongs to. */
export type Environment = 'production' | 'preview';

/**
 * Which kind of installation this is: `PARTYQUIZ_ENVIRONMENT`, else what Coolify says. Its previews of pull requests
 * inherit the variables of production, and so its database; they are known by their branch or container name.
 *
 * @throws when the variable holds anything else
 */
export function readEnvironment(source: NodeJS.ProcessEnv): Environment {
  const {
    PARTYQUIZ_ENVIRONMENT: said,
    COOLIFY_BRANCH: branch = '',
    COOLIFY_CONTAINER_NAME: name = ''
  } = source;
  const isPreview = /^"?pull\/\d+\//.test(branch) || /-pr-\d+("|-|$)/.test(name);
  if (!said) return isPreview ? 'preview' : 'production';
  if (said !== 'production' && said !== 'preview')
    throw new Error('PARTYQUIZ_ENVIRONMENT must be production or preview.');
  // A preview inherits this variable too, so it cannot make a preview into production.
  return isPreview ? 'preview' : said;
}
