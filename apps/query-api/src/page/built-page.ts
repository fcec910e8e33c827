import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PageFile } from './page-file.js';

/** The checkout or the release: this file lies one folder deeper once it is built. */
const root = path.resolve(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../../../..' : '../../../../..');
export const builtFolder = path.join(root, 'apps', 'console', 'built');

const DOCUMENT = 'index.html';
/** As the bundler names what it makes: the name changes with the content. */
const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$/;
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The page of console and desk as it was built, in memory: what is asked for is one of these names or nothing, and never a path. */
export class BuiltPage {
  /** The document of every screen; undefined where this release has none. */
  readonly document: PageFile | undefined;
  readonly #assets: ReadonlyMap<string, PageFile>;

  private constructor(files: ReadonlyMap<string, PageFile>) {
    this.document = files.get(DOCUMENT);
    this.#assets = new Map([...files].filter(([name]) => name !== DOCUMENT));
  }

  /** @param folder that of the release unless given; where it is missing, so is the page */
  static read(folder = builtFolder): BuiltPage {
    if (!existsSync(folder)) return new BuiltPage(new Map());
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const name = path.relative(folder, file).split(path.sep).join('/');
      const type = types[path.extname(name)] ?? 'application/octet-stream';
      return [name, new PageFile(type, readFileSync(file), HASHED.test(name))] as const;
    });
    return new BuiltPage(new Map(files));
  }

  /** @param name below `/page/` */
  asset(name: string): PageFile | undefined {
    return this.#assets.get(name);
  }

  /** Another one for every build of the page: by it a page that is open finds out that there is a newer one. */
  get release(): string {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
    return this.document === undefined ? version : `${version}-${this.document.tag.slice(0, 8)}`;
  }
}
