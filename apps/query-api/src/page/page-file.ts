import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Smaller ones fit into one packet as they are. */
const LEAST_BYTES = 1_024;
const compressible = /^(?:text\/|application\/(?:javascript|json)|image\/svg)/;

/** A file of the page, which never changes while the process runs: it is compressed as well as can be, once, when it is first asked for. */
export class PageFile {
  /** Without quotes. */
  readonly tag: string;
  readonly #encoded = new Map<'br' | 'gzip', Promise<Buffer>>();

  constructor(
    readonly type: string,
    readonly bytes: Buffer,
    /** Whether its name changes with its content. */
    readonly isImmutable: boolean,
  ) {
    this.tag = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  }

  get isCompressible(): boolean {
    return compressible.test(this.type) && this.bytes.length >= LEAST_BYTES;
  }

  encodedAs(encoding: 'br' | 'gzip'): Promise<Buffer> {
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const made = encoding === 'br' ? brotli(this.bytes) : promisify(gzip)(this.bytes, { level: 9 });
    this.#encoded.set(encoding, made);
    return made;
  }
}

const brotli = (bytes: Buffer) =>
  promisify(brotliCompress)(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
