import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { run } from '#tools/embedded-postgres/account';

export interface Java {
  readonly java: string;
  readonly javac: string;
}

const OLDEST = 17;

/** The JDK of JAVA_HOME, else the first on the path. @returns why there is none that would do, where there is none */
export async function findJava(): Promise<Java | string> {
  const { JAVA_HOME, PATH = '' } = process.env;
  const folders = JAVA_HOME === undefined ? PATH.split(path.delimiter) : [path.join(JAVA_HOME, 'bin')];
  for (const folder of folders) {
    const found = { java: path.join(folder, 'java'), javac: path.join(folder, 'javac') };
    const there = await Promise.all(Object.values(found).map((program) => access(program, constants.X_OK))).then(
      () => true,
      () => false, // The next one, then.
    );
    if (!there) continue;
    const { output } = await run(found.javac, ['-version'], undefined);
    const version = Number(/javac (\d+)/.exec(output)?.[1] ?? 0);
    return version >= OLDEST ? found : `the JDK in ${folder} is of version ${version || output}, and ${OLDEST} is needed`;
  }
  return `there is no JDK (Debian: apt-get install openjdk-${OLDEST}-jdk-headless)`;
}
