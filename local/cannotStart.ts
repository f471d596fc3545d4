/**
 * Why the one-machine mode cannot start: a taken port, a broken data folder, a missing program. The message
 * is one sentence for whoever started it, to be printed without a stack before exit code 1.
 */
export class CannotStart extends Error {
  override readonly name: string = 'CannotStart';
}
