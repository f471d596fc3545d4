/** Something is in the way of verifying; the message is one sentence for whoever started the program. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}
