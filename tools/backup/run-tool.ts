import { OperatorError } from '../operator-error.js';

/** Runs a command until it is done; an error that is known is one sentence, and an exit code. */
export async function runTool(usage: string, work: (args: string[], say: (text: string) => void) => Promise<void>): Promise<void> {
  try {
    await work(process.argv.slice(2), (text) => console.log(text));
  } catch (error) {
    const { code, exitCode, message } = error as { code?: unknown; exitCode?: unknown; message: string };
    if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS')) console.error(`${message.split('. ')[0]}. ${usage}`);
    // The driver's errors and the system's have a code, ours an exit code; whatever has neither is a fault of the program.
    else if (error instanceof OperatorError || typeof code === 'string' || typeof exitCode === 'number') console.error(message || code);
    else throw error;
    process.exitCode = typeof exitCode === 'number' ? exitCode : typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS') ? 2 : 1;
  }
}
