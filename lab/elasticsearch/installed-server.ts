import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { run } from '#tools/embedded-postgres/account';
import { findJava } from './find-java.js';

const home = path.join(path.dirname(findPackageJSON('..', import.meta.url) ?? '.'), 'lab', 'elasticsearch');
const DOWNLOADS_AT_ONCE = 8;

/** How the server is started. */
export interface InstalledServer {
  readonly java: string;
  readonly classPath: string;
}

/**
 * Elasticsearch's own classes from Maven Central and the little that starts them, compiled; fetched and built once, into the user's cache.
 * ORDERLINE_CACHE names another folder for it, and MAVEN_CENTRAL_URL another copy of Maven Central.
 * @returns why it cannot be had, where it cannot
 */
export async function installServer(): Promise<InstalledServer | string> {
  const java = await findJava();
  if (typeof java === 'string') return java;
  const artifacts = JSON.parse(await readFile(path.join(home, 'artifacts.json'), 'utf8')) as Record<string, string>;
  const cache = path.join(process.env.ORDERLINE_CACHE ?? path.join(cacheHome(), 'orderline'), 'elasticsearch');
  try {
    await mkdir(path.join(cache, 'jars'), { recursive: true });
    await fetchAll(artifacts, path.join(cache, 'jars'));
  } catch (error) {
    return `its classes cannot be fetched: ${(error as Error).message}`;
  }
  const jars = Object.keys(artifacts).map((artifact) => path.join(cache, 'jars', path.basename(artifact)));
  const classes = await compile(java.javac, jars, cache);
  return { java: java.java, classPath: [classes, ...jars].join(path.delimiter) };
}

function cacheHome(): string {
  return process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
}

/** @param artifacts SHA-256 by path on Maven Central */
async function fetchAll(artifacts: Readonly<Record<string, string>>, folder: string): Promise<void> {
  const left = Object.entries(artifacts);
  const work = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await fetchOne(next[0], next[1], folder);
  };
  await Promise.all(Array.from({ length: DOWNLOADS_AT_ONCE }, work));
}

/** @throws Error where it cannot be had, or is another than it was */
async function fetchOne(artifact: string, sha256: string, folder: string): Promise<void> {
  const file = path.join(folder, path.basename(artifact));
  if (await isThere(file)) return;
  const url = `${process.env.MAVEN_CENTRAL_URL ?? 'https://repo1.maven.org/maven2'}/${artifact}`;
  const answer = await fetch(url).catch((error: unknown) => {
    throw new Error(`${url}: ${String((error as Error).cause ?? error)}`);
  });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`${url} is not what it was: its checksum is another`);
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
}

/** @returns the folder of the classes, one for each state of the sources */
async function compile(javac: string, jars: readonly string[], cache: string): Promise<string> {
  const sources = (await readdir(path.join(home, 'java'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.name.endsWith('.java'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const texts = await Promise.all(sources.map((source) => readFile(source)));
  const state = texts.reduce((hash, text) => hash.update(text), createHash('sha256').update(jars.join())).digest('hex');
  const classes = path.join(cache, `classes-${state.slice(0, 16)}`);
  if (await isThere(classes)) return classes;
  const unfinished = `${classes}.${randomUUID()}`;
  const { code, output } = await run(
    javac,
    ['--release', '17', '-nowarn', '-d', unfinished, '-cp', jars.join(path.delimiter), ...sources],
    undefined,
  );
  if (code !== 0) throw new Error(`the server's starter does not compile: ${output}`);
  // Where somebody else was faster, his are as good.
  await rename(unfinished, classes).catch(() => rm(unfinished, { recursive: true, force: true }));
  return classes;
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false, // It will be made.
  );
}
