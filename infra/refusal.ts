/** A configuration that cannot be deployed; its message is the one sentence that says what to mend. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
