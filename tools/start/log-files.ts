import { copyFileSync, existsSync, renameSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** How large a log grows before it is put aside, and how many that were put aside are kept, as `<log>.1` (the latest), `<log>.2` and so on. */
export interface LogLimits {
  readonly bytes: number;
  readonly kept: number;
}

/** A hundred megabytes for each part of an installation. */
export const usualLimits: LogLimits = { bytes: 20_000_000, kept: 4 };

const aside = (file: string, place: number): string => (place > 0 ? `${file}.${place}` : file);

/** Opens a log to write to, whose files are put aside while it is written. A line is never cut in two. */
export function openLog(file: string, { bytes, kept }: LogLimits = usualLimits): RotatingFileStream {
  const name = (place: number | Date) => aside(path.basename(file), Number(place)); // `null` for the file that is written to
  return createStream(name, { path: path.dirname(file), size: `${bytes}B`, rotate: kept, mode: 0o600 });
}

/**
 * Bounds a log that another process appends to and keeps open: what it holds is copied aside, then the file is emptied. A line that is written between
 * the two is lost.
 * @returns whether it was large enough for that
 */
export function putAside(file: string, { bytes, kept }: LogLimits = usualLimits): boolean {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < bytes) return false;
  for (let place = kept - 1; place > 0; place--) if (existsSync(aside(file, place))) renameSync(aside(file, place), aside(file, place + 1));
  copyFileSync(file, aside(file, 1));
  truncateSync(file);
  return true;
}
