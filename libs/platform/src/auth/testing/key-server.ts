import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export const claims = { iss: 'https://issuer.test', aud: 'orderline', sub: 'clara', role: 'clerk' };

/** An issuer's JWKS over HTTP: its keys come and go, it is slow, says nonsense, stops and comes back on the same port. */
export class KeyServer {
  readonly #keys = new Map<string, { readonly jwk: JWK; readonly sign: (claims: Record<string, unknown>) => Promise<string> }>();
  #server: Server | undefined;
  #port = 0;
  /** Questions so far. */
  asked = 0;
  /** Answered with this instead of the keys. */
  instead: { readonly status: number; readonly body: string } | undefined;
  /** Questions are answered when it has been called; undefined: at once. */
  #held: { readonly promise: Promise<void>; readonly resolve: () => void } | undefined;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/keys`;
  }

  async start(): Promise<this> {
    this.#server = createServer((_request, response) => {
      this.asked++;
      const answer = () => {
        const keys = JSON.stringify({ keys: [...this.#keys.values()].map(({ jwk }) => jwk) });
        response.writeHead(this.instead?.status ?? 200, { 'Content-Type': 'application/json', Connection: 'close' });
        response.end(this.instead?.body ?? keys);
      };
      if (this.#held === undefined) answer();
      else void this.#held.promise.then(answer);
    });
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    this.#server?.close();
    if (this.#server !== undefined) await once(this.#server, 'close');
    this.#server = undefined;
  }

  hold(): () => void {
    this.#held = Promise.withResolvers<void>();
    const { resolve } = this.#held;
    return () => {
      this.#held = undefined;
      resolve();
    };
  }

  async add(kid: string): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    this.#keys.set(kid, {
      jwk: { ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' },
      sign: (payload) => new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid }).setExpirationTime('1h').sign(privateKey),
    });
  }

  remove(kid: string): void {
    this.#keys.delete(kid);
  }

  token(kid: string, more: Record<string, unknown> = {}): Promise<string> {
    const key = this.#keys.get(kid);
    if (key === undefined) throw new Error(`There is no key ${kid}`);
    return key.sign({ ...claims, ...more });
  }
}
