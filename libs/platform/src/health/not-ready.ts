/** Thrown by a check whose reason everybody may read: it is shown. Those of other errors are not, as they may name hosts and users. */
export class NotReady extends Error {
  override readonly name = 'NotReady';
}
