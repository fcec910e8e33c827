/** A whole number above 0 from the command line; ends the program with exit code 2 where it is none. */
export function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  process.stderr.write(`--${name} must be a whole number above 0, not ${text}.\n`);
  process.exit(2);
}
