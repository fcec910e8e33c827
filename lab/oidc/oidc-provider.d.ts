/** What of the library is used here; it brings no types. */
declare module 'oidc-provider' {
  import { type RequestListener } from 'node:http';

  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
  }
  export namespace errors {
    class InvalidTarget extends Error {}
  }
}
