/** Whether help was asked for; then the usage is printed, and nothing else is to be done. */
export function answersHelp(args: readonly string[], usage: string): boolean {
  if (!args.includes('--help')) return false;
  console.log(usage);
  return true;
}
