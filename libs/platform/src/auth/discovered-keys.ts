import { isTrustedPlace } from './token-settings.js';

const FETCH_LIMIT_MS = 3_000;

/** Where an OpenID provider keeps its keys, as its own configuration says (OpenID Connect Discovery 1.0). Asked once; again when told to. */
export class DiscoveredKeys {
  #url: Promise<string> | undefined;

  /** @param issuer as its tokens name it, letter by letter */
  constructor(private readonly issuer: string) {}

  /** @throws Error where the configuration cannot be had, is of another issuer, or names a place that is not to be trusted */
  url(): Promise<string> {
    this.#url ??= this.#ask().catch((error: unknown) => {
      this.#url = undefined;
      throw error;
    });
    return this.#url;
  }

  /** The keys are not there any more: perhaps they have moved. */
  forget(): void {
    this.#url = undefined;
  }

  async #ask(): Promise<string> {
    const response = await fetch(`${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      headers: { Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_LIMIT_MS),
    });
    if (!response.ok) throw new Error(`The configuration of OIDC_ISSUER answered ${response.status}`);
    const { issuer, jwks_uri: keys } = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
    if (issuer !== this.issuer)
      throw new Error('The configuration of OIDC_ISSUER names another issuer: set it letter by letter as it is there');
    if (typeof keys !== 'string' || !isTrustedPlace(keys))
      throw new Error('The configuration of OIDC_ISSUER names no place for its keys that is https, or http on this machine');
    return keys;
  }
}
