import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { OperatorError } from '#tools/operator-error';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
/** For npm inside the build, where a proxy with an authority of its own stands between. */
const AUTHORITIES = '/etc/ssl/certs';

/** Builds with buildah, which needs no engine: everything it keeps is in one folder. */
export class Builder {
  constructor(private readonly folder: string) {}

  /** The checkout's image on a base, as files in a folder. @param base undefined: a Debian of our own with this Node stands for node:24-slim */
  build(base: string | undefined): string {
    for (const program of ['buildah', ...(base === undefined ? ['mmdebstrap', 'npm'] : [])]) requireProgram(program);
    const from = base ?? this.#makeBase();
    const certificates = path.join(AUTHORITIES, 'ca-certificates.crt');
    const trusted = existsSync(certificates)
      ? ['--volume', `${AUTHORITIES}:${AUTHORITIES}:ro`, '--build-arg', `NODE_EXTRA_CA_CERTS=${certificates}`]
      : [];
    this.#run(['bud', '--format', 'docker', '--tag', 'localhost/orderline', '--build-arg', `BASE=${from}`, ...trusted, root]);
    const container = this.#run(['from', '--pull-never', 'localhost/orderline']).trim();
    return this.#run(['mount', container]).trim();
  }

  /** Undoes the mounts, so that the folder can be removed. */
  close(): void {
    if (existsSync(path.join(this.folder, 'store'))) this.#run(['rm', '--all']);
  }

  #makeBase(): string {
    const tree = path.join(this.folder, 'base');
    const packages = '--include=libstdc++6,ca-certificates';
    execFileSync('mmdebstrap', ['--mode=root', '--variant=minbase', packages, 'bookworm', tree], { stdio: ['ignore', 'ignore', 'pipe'] });
    cpSync(process.execPath, path.join(tree, 'usr/local/bin/node'));
    const npm = path.resolve(realpathSync(execFileSync('which', ['npm'], { encoding: 'utf8' }).trim()), '..', '..');
    mkdirSync(path.join(tree, 'usr/local/lib/node_modules'), { recursive: true });
    cpSync(npm, path.join(tree, 'usr/local/lib/node_modules/npm'), { recursive: true, dereference: true });
    symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', path.join(tree, 'usr/local/bin/npm'));
    const container = this.#run(['from', 'scratch']).trim();
    this.#run(['add', container, tree, '/']);
    this.#run(['commit', '--rm', container, 'localhost/base']);
    rmSync(tree, { recursive: true, force: true });
    return 'localhost/base';
  }

  #run(args: readonly string[]): string {
    const places = ['--root', path.join(this.folder, 'store'), '--runroot', path.join(this.folder, 'run')];
    const env = { ...process.env, STORAGE_DRIVER: 'vfs', BUILDAH_ISOLATION: 'chroot' };
    const { status, stdout, stderr } = spawnSync('buildah', [...places, ...args], { encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
    if (status !== 0) throw new OperatorError(`buildah ${args[0]} failed: ${stderr.slice(-2_000)}`);
    return stdout;
  }
}

function requireProgram(name: string): void {
  if (spawnSync(name, ['--version']).error === undefined) return;
  throw new OperatorError(`${name} is not installed here, so the image cannot be built: apt-get install buildah mmdebstrap.`, {
    exitCode: 2,
  });
}
