/** A variable is missing or wrong. The message names it and never repeats its value, which may be a secret. */
export class ConfigError extends Error {
  /** With which a process ends that cannot do without it. */
  readonly exitCode = 2;

  constructor(
    readonly variable: string,
    reason: string,
  ) {
    super(`${variable} ${reason}`);
    this.name = 'ConfigError';
  }
}
