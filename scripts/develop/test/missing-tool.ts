/** Something the tests need is not here and could not be installed. `message` says what to do. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';
}
